export const service = {
  title: 'Dienst',
} as const;
