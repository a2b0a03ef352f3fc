export const problems = {
  again: 'Erneut versuchen',
  reference: 'Referenz {id} · {code}',
  unreachable: 'Der Server antwortet nicht',
  unreachableRemedy: 'Prüfen Sie die Verbindung; Ihre Eingaben sind nicht verloren. Versuchen Sie es dann erneut.',
  unexpected: 'Diese Seite konnte nicht gezeigt werden',
  unexpectedRemedy:
    'Versuchen Sie es erneut. Bleibt es dabei, nennen Sie dem Betreiber dieser Installation, was Sie getan haben, und die Zeile unten.',
  more: '{count, plural, one {und # weiteres} other {und # weitere}}',
} as const;
