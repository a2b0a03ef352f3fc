export const supplierFile = {
  title: 'Was über Sie festgestellt wurde',
  kicker: 'Eigene Akte',
  lead: 'Dies ist die Akte von {name} im Netz {network} von {owner}: die Entscheidungen, die Kriterien dahinter und die Belege, die Sie sehen dürfen. Vom Netz selbst wird nichts gezeigt.',
  withheld: 'Belege, die für einen engeren Kreis gekennzeichnet sind, erscheinen hier nicht.',
  emptyTitle: 'Mit Ihnen ist noch nichts geteilt',
  emptyText:
    'Sobald {owner} sein Netz bewertet hat, sehen Sie hier, was über Ihre Organisation festgestellt wurde und aus welchen Belegen.',
  refusedTitle: 'Sie haben in diesem Netz keine Akte',
  refusedText:
    'Akten werden je Lieferant geteilt. Bitten Sie den Eigentümer des Netzes, Ihre mit Ihrer Organisation zu teilen.',
  answerTitle: 'So antworten Sie',
  answerText:
    'Sie können zu jedem Beleg Stellung nehmen, ihm widersprechen oder bessere Belege anbieten. Schreiben Sie an {owner} und nennen Sie die Kennung des Belegs, Ihre Stellungnahme und das Dokument mit Datum und Quelle. Die nächste Bewertung zeigt, was daraus wurde.',
  answerQuote: 'Jeder Beleg unten hat einen eigenen Verweis, den Sie nennen können.',
} as const;
