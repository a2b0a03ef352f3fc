export const invitation = {
  title: '{organisation} beitreten',
  asRoles: 'Sie sind eingeladen als: {roles}.',
  known: 'Sie haben hier schon ein Konto: geben Sie dessen Passwort ein.',
  accept: 'Annehmen und anmelden',
  invalid: 'Diese Einladung kann nicht verwendet werden',
  invalidText: 'Öffnen Sie den Link genau so, wie Sie ihn erhalten haben, oder bitten Sie um eine neue Einladung.',
} as const;
