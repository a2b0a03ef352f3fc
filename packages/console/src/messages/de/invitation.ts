export const invitation = {
  title: 'invitation',
} as const;
