export const problems = {
  again: 'Try again',
  reference: 'Reference {id} · {code}',
  unreachable: 'The server does not answer',
  unreachableRemedy: 'Check the connection; nothing you entered is lost. Then try again.',
  unexpected: 'This page could not be shown',
  unexpectedRemedy: 'Try again. If it stays, tell whoever runs this installation what you did and the line below.',
  more: '{count, plural, one {and # more} other {and # more}}',
} as const;
