export const edit = {
  title: 'Bearbeiten',
} as const;
