/** Every relation type, `link` first: the position is the code stored in typed arrays and snapshots. Append only. */
export const RELATION_TYPES = [
  'link',
  'hosted-on',
  'controlled-by',
  'managed-by',
  'updated-by',
  'stores-on',
  'authenticated-by',
  'timed-by',
  'powered-by',
  'part-of',
  'carried-by',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** Dependencies: `from` needs `to`. Everything but `link`. */
export const DEPENDENCY_TYPES = RELATION_TYPES.slice(1) as readonly Exclude<RelationType, 'link'>[];
export type DependencyType = Exclude<RelationType, 'link'>;

export const RELATION_MEANINGS: Readonly<Record<RelationType, string>> = {
  link: 'Traffic can cross between the two elements',
  'hosted-on': 'Runs on this host, cluster, cloud region or site',
  'controlled-by': 'Takes control-plane decisions from this element',
  'managed-by': 'Is configured and supervised by this element manager or orchestrator',
  'updated-by': 'Receives software or configuration updates from this element',
  'stores-on': 'Keeps its data on this element',
  'authenticated-by': 'Relies on this element for identity, keys or credentials',
  'timed-by': 'Takes time and phase from this element',
  'powered-by': 'Takes electrical power from this element',
  'part-of': 'Is a part of this element and shares its fate',
  'carried-by': 'Overlay link that runs over this underlay link or element',
};
