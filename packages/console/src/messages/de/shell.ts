export const shell = {
  title: 'Cleanpath',
} as const;
