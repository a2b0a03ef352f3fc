export const administration = {
  title: 'Verwaltung',
  'section.organisation': 'Organisation',
  'section.organisations': 'Organisationen',
  'section.people': 'Personen',
  'section.keys': 'API-Schlüssel',
  'section.sharing': 'Freigaben',
  'section.audit': 'Prüfprotokoll',
} as const;
