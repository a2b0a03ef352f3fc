export const setup = {
  title: 'Set up this installation',
  lead: 'You become its first administrator. Your organisation runs it and can let others in.',
  organisation: 'Organisation',
  kind: 'What it is',
  name: 'Your name',
  create: 'Set up and sign in',
  done: 'This installation is set up already',
  doneText: 'The one-time link was used. Whoever set it up can invite you.',
  noToken: 'This link is not complete',
  noTokenText: 'Open the one-time link exactly as the server printed it, with everything after the number sign.',
} as const;
