export const network = {
  title: 'Netz',
} as const;
