export const firstRun = {
  title: 'firstRun',
} as const;
