export const invitation = {
  title: 'Join {organisation}',
  asRoles: 'You are invited as: {roles}.',
  known: 'You have an account here already: give its password.',
  accept: 'Accept and sign in',
  invalid: 'This invitation cannot be used',
  invalidText: 'Open the link exactly as you were given it, or ask whoever invited you for a new one.',
} as const;
