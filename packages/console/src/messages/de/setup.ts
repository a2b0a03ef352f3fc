export const setup = {
  title: 'Diese Installation einrichten',
  lead: 'Sie werden ihr erster Administrator. Ihre Organisation betreibt sie und kann andere aufnehmen.',
  organisation: 'Organisation',
  kind: 'Was sie ist',
  name: 'Ihr Name',
  create: 'Einrichten und anmelden',
  done: 'Diese Installation ist schon eingerichtet',
  doneText: 'Der Einmal-Link wurde benutzt. Wer sie eingerichtet hat, kann Sie einladen.',
  noToken: 'Dieser Link ist nicht vollständig',
  noTokenText:
    'Öffnen Sie den Einmal-Link genau so, wie der Server ihn ausgegeben hat, mit allem nach dem Rautezeichen.',
} as const;
