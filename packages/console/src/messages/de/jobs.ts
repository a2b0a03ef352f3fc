export const jobs = {
  title: 'Aufträge',
} as const;
