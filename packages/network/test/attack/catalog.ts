import type { Technique, ThreatCatalog } from '@cleanpath/model';
import { ATTACK_RULES } from '../../src/index.js';

const SEGMENTS = [
  'User Plane',
  'Control Plane',
  'Virtualization',
  'OA&M',
  'Physical & Environmental',
  'Cloud Service Provider',
];
const STATUSES = ['observed', 'proof-of-concept', 'theoretical'] as const;

/** A made-up catalog with the technique ids the rules name: random segments, statuses and mitigations out of five. */
export function randomCatalog(random: () => number): ThreatCatalog {
  const pick = <T>(list: readonly T[], share: number): T[] => list.filter(() => random() < share);
  const mitigations = new Map(['FGM1', 'FGM2', 'FGM3', 'FGM4', 'FGM5'].map((id) => [id, `Mitigation ${id}`]));
  const ids = [...new Set(ATTACK_RULES.flatMap((rule) => [...rule.techniques]))];
  const techniques = new Map(
    pick(ids, 0.8).map((id): [string, Technique] => [
      id,
      {
        id,
        name: `Technique ${id}`,
        tactics: [],
        segments: pick(SEGMENTS, 0.6),
        status: STATUSES[Math.floor(random() * 3)]!,
        preconditions: [{ name: 'Access', description: 'Some access' }],
        mitigations: pick([...mitigations.keys()], 0.4).map((m) => ({ id: m, how: `by ${m}` })),
      },
    ]),
  );
  return { name: 'made up', tactics: new Map(), techniques, mitigations };
}
