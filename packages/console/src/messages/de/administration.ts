export const administration = {
  title: 'administration',
} as const;
