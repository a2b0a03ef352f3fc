export const service = {
  title: 'Service',
} as const;
