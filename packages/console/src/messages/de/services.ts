export const services = {
  title: 'Dienste',
} as const;
