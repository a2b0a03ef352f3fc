export const firstRun = {
  title: 'Mit einem Netz beginnen',
  lead: 'Cleanpath sagt, welche kritischen Dienste eines Netzes einen Pfad haben, der allein auf vertrauenswürdigen Lieferanten ruht, welche keinen haben, und warum.',
  exampleTitle: 'Erst einmal umsehen',
  exampleText:
    'Die Beispielnation ist ein erfundenes Mobilfunknetz mit erfundenen Lieferanten: jede Seite hat etwas zu zeigen. Es dauert wenige Sekunden und lässt sich jederzeit löschen.',
  loadExample: 'Beispielnation laden',
  ownTitle: 'Mit dem eigenen beginnen',
  ownText:
    'Legen Sie ein leeres Netz an und legen Sie seine Dateien ab: ein Dossier, RFC 8345, TAPI, GraphML, Standortlisten, Kubernetes. Nichts zählt, bevor Sie es übernehmen.',
  createNetwork: 'Netz anlegen',
  nothingShared: 'Noch ist kein Netz für Ihre Organisation freigegeben',
  nothingSharedText:
    'Bitten Sie die Organisation, die das Netz pflegt, es für Ihre freizugeben; dann erscheint es hier.',
  administratorText:
    'Administratoren verwalten Personen und Einstellungen und sehen von sich aus kein Netz. Laden Sie Personen ein, die an Netzen arbeiten, oder geben Sie sich selbst eine solche Rolle.',
  invitePeople: 'Zu Personen und Rollen',
} as const;
