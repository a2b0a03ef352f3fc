export const networks = {
  title: 'Netze',
  name: 'Name',
  description: 'Beschreibung',
  create: 'Netz anlegen',
  createAndImport: 'Anlegen, dann importieren',
  loadExample: 'Beispielnation laden',
  verdict: 'Neueste Bewertung',
  notAssessed: 'noch nicht bewertet',
  asOf: 'Stand',
  elements: 'Elemente',
  owner: 'Gepflegt von',
  created: 'Angelegt',
} as const;
