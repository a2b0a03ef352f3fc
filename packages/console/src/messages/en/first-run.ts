export const firstRun = {
  title: 'Begin with a network',
  lead: 'Cleanpath tells which critical services of a network have a path that rests on trusted suppliers alone, which have none, and why.',
  exampleTitle: 'Look around first',
  exampleText:
    'The example nation is a made-up mobile network with fictional suppliers: every page has something to show. It takes a few seconds and can be deleted at any time.',
  loadExample: 'Load the example nation',
  ownTitle: 'Begin with your own',
  ownText:
    'Create an empty network, then drop its files: a dossier, RFC 8345, TAPI, GraphML, site lists, Kubernetes. Nothing counts until you apply it.',
  createNetwork: 'Create a network',
  nothingShared: 'No network is shared with your organisation yet',
  nothingSharedText: 'Ask the organisation that keeps the network to share it with yours; it appears here then.',
  administratorText:
    'Administrators manage people and settings and see no network by themselves. Invite people who work on networks, or give yourself such a role.',
  invitePeople: 'Go to people and roles',
} as const;
