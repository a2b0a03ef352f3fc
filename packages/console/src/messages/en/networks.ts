export const networks = {
  title: 'Networks',
  name: 'Name',
  description: 'Description',
  create: 'Create a network',
  createAndImport: 'Create, then import',
  loadExample: 'Load the example nation',
  verdict: 'Newest assessment',
  notAssessed: 'not assessed yet',
  asOf: 'As of',
  elements: 'Elements',
  owner: 'Kept by',
  created: 'Created',
} as const;
