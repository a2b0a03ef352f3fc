import { byCodeUnits, CleanpathError, problem, type Policy, type Problem } from '@cleanpath/model';
import { checkTree } from '../criteria/criteria-tree.js';
import { checkThresholds } from '../decision/thresholds.js';
import { parametersOf } from '../decision/trust-parameters.js';
import type { Catalogs } from './catalogs.js';

/** Faults across catalog files that no schema can see. */
export function checkCatalogs(
  catalogs: Catalogs,
  fileOf: (kind: 'criteria' | 'policies', id: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const types = new Set<string>();
  catalogs.evidenceTypes.types.forEach((type, index) => {
    const place = { file: 'evidence-types.json', pointer: `/types/${index}/id` };
    if (types.has(type.id)) problems.push(problem('duplicate-id', { ...place, value: type.id }));
    types.add(type.id);
  });
  problems.push(...checkCriteria(catalogs, types, fileOf));
  const { tiers, opinion } = catalogs.trustParameters;
  problems.push(...checkThresholds(tiers, opinion.baseRate, { file: 'trust-parameters.json' }));
  problems.push(...checkAssets(catalogs), ...checkBands(catalogs));
  for (const policy of catalogs.policies.values()) {
    problems.push(...checkPolicy(policy, catalogs, fileOf('policies', policy.id)));
  }
  return problems;
}

/** Faults of a policy against the catalogs it names. */
export function checkPolicy(policy: Policy, catalogs: Catalogs, file?: string): Problem[] {
  const at = file === undefined ? {} : { file };
  const problems: Problem[] = [];
  const dangling = (pointer: string, value: string, known: Iterable<string>): void => {
    problems.push(
      problem('reference-dangling', {
        ...at,
        pointer,
        value,
        remedy: `Use one of: ${[...known].sort(byCodeUnits).join(', ')}.`,
      }),
    );
  };
  if (!catalogs.criteria.has(policy.criteriaCatalog)) {
    dangling('/criteriaCatalog', policy.criteriaCatalog, catalogs.criteria.keys());
  }
  const sets = catalogs.concentrationThresholds.sets.map((set) => set.id);
  if (!sets.includes(policy.network.concentrationThresholds)) {
    dangling('/network/concentrationThresholds', policy.network.concentrationThresholds, sets);
  }
  try {
    parametersOf(catalogs.trustParameters, policy);
  } catch (error) {
    if (!(error instanceof CleanpathError)) throw error;
    problems.push(...error.problems.map((one) => ({ ...one, ...at })));
  }
  return problems;
}

function checkCriteria(
  { criteria }: Catalogs,
  types: ReadonlySet<string>,
  fileOf: (kind: 'criteria', id: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const leaves = new Set<string>();
  for (const catalog of criteria.values()) {
    for (const node of catalog.nodes) if (node.kind === 'criterion') leaves.add(`${catalog.id}:${node.id}`);
  }
  for (const catalog of criteria.values()) {
    const file = fileOf('criteria', catalog.id);
    problems.push(...checkTree(catalog, file));
    catalog.nodes.forEach((node, index) => {
      if (node.kind !== 'criterion') return;
      node.evidenceTypes?.forEach((type, t) => {
        if (types.has(type)) return;
        const pointer = `/nodes/${index}/evidenceTypes/${t}`;
        problems.push(problem('reference-dangling', { file, pointer, value: type }));
      });
      node.countsFrom?.forEach((other, c) => {
        if (leaves.has(other)) return;
        const pointer = `/nodes/${index}/countsFrom/${c}`;
        problems.push(problem('criterion-not-leaf', { file, pointer, value: other }));
      });
    });
  }
  return problems;
}

function checkAssets({ assetSensitivity }: Catalogs): Problem[] {
  const known = new Set(assetSensitivity.categories.map((category) => category.id));
  return Object.entries(assetSensitivity.kinds).flatMap(([kind, { category }]) =>
    category === undefined || known.has(category)
      ? []
      : [
          problem('reference-dangling', {
            file: 'asset-sensitivity.json',
            pointer: `/kinds/${kind}/category`,
            value: category,
          }),
        ],
  );
}

/** Highest value of the index: one holder of everything. */
const MAX_HHI = 10_000;

function checkBands({ concentrationThresholds }: Catalogs): Problem[] {
  return concentrationThresholds.sets.flatMap((set, index) => {
    const ends = set.bands.map((band) => band.upTo);
    const rising = ends.every((end, i) => i === 0 || end > ends[i - 1]!) && ends.at(-1) === MAX_HHI;
    return rising
      ? []
      : [
          problem('catalog-invalid', {
            message: `The bands of "${set.id}" do not rise to ${MAX_HHI}`,
            file: 'concentration-thresholds.json',
            pointer: `/sets/${index}/bands`,
          }),
        ];
  });
}
