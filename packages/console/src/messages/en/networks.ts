export const networks = {
  title: 'networks',
} as const;
