export const administration = {
  title: 'Administration',
  'section.organisation': 'Organisation',
  'section.organisations': 'Organisations',
  'section.people': 'People',
  'section.keys': 'API keys',
  'section.sharing': 'Sharing',
  'section.audit': 'Audit trail',
} as const;
