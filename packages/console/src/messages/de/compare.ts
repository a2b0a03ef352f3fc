export const compare = {
  title: 'Vergleichen',
} as const;
