export const overview = {
  title: 'overview',
} as const;
