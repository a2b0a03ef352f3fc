import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Assessment, canonicalJson } from '@cleanpath/model';
import { contentHash, explainElement, type AssessResult } from '@cleanpath/assessment';
import { AS_OF, assessAt, NATION } from './example-nation.js';

let nation: AssessResult;
let scratch: string;

beforeAll(async () => {
  nation = await assessAt(NATION);
  scratch = await mkdtemp(join(tmpdir(), 'cleanpath-assess-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A copy of the example nation with one file rewritten. */
async function variant(name: string, file: string, edit: (text: string) => string): Promise<string> {
  const path = join(scratch, name);
  await cp(NATION, path, { recursive: true });
  const text = await readFile(join(path, file), 'utf8');
  const edited = edit(text);
  expect(edited).not.toBe(text);
  await writeFile(join(path, file), edited);
  return path;
}

/** Rows of a CSV without quoted line ends, by falling id; rows of one id (the legs of a demand) keep their order. */
function reordered(text: string): string {
  const [header, ...rows] = text.trimEnd().split('\n');
  const id = (row: string): string => row.slice(0, row.indexOf(','));
  return `${[header, ...rows.sort((a, b) => (id(a) < id(b) ? 1 : id(a) > id(b) ? -1 : 0))].join('\n')}\n`;
}

describe('assessment document', () => {
  it('has the published shape', () => {
    expect(Assessment.safeParse(nation.assessment).error?.issues ?? []).toEqual([]);
  });

  it('carries the hash of its own content', () => {
    expect(nation.assessment.contentHash).toBe(contentHash(nation.assessment));
  });

  it('counts every demand once, and each service among them', () => {
    const { totals, demands, services, planes } = nation.assessment;
    const sum = (row: Record<'clean' | 'undetermined' | 'blocked' | 'disconnected', number>): number =>
      row.clean + row.undetermined + row.blocked + row.disconnected;
    expect(sum(totals)).toBe(demands.length);
    expect(services.map(sum).reduce((a, b) => a + b, 0)).toBe(demands.length);
    expect(planes.map(sum)).toEqual(planes.map(() => demands.length));
    expect(demands.filter((demand) => demand.verdict === 'clean')).toHaveLength(totals.clean);
  });

  it('describes every element, supplier and demand it names', () => {
    const { assessment } = nation;
    const elements = new Set(assessment.elements.map((element) => element.id));
    const suppliers = new Set(assessment.suppliers.map((supplier) => supplier.id));
    const demands = new Set(assessment.demands.map((demand) => demand.id));
    const named = assessment.demands.flatMap((demand) =>
      demand.legs.flatMap((leg) => [
        ...(leg.route ?? []),
        ...(leg.elements ?? []),
        ...(leg.culprits ?? []).flatMap((culprit) => [
          culprit.element,
          ...culprit.roots,
          ...culprit.chain.map((step) => step.element),
        ]),
      ]),
    );
    expect(named.filter((id) => !elements.has(id))).toEqual([]);
    expect(assessment.causes.filter((cause) => !elements.has(cause.element))).toEqual([]);
    expect(assessment.causes.flatMap((cause) => cause.demands).filter((id) => !demands.has(id))).toEqual([]);
    expect(assessment.elements.flatMap((element) => element.suppliers).filter((id) => !suppliers.has(id))).toEqual([]);
  });

  it('leads every cited element to a file and line', () => {
    const { elements, provenance } = nation.assessment;
    for (const element of elements) {
      expect(provenance[element.id]?.file, element.id).toBe('elements.csv');
      expect(provenance[element.id]?.line, element.id).toBeGreaterThan(1);
    }
  });

  it('gives each blocked or undetermined leg a culprit whose chain ends where the fault is', () => {
    const own = new Map(nation.assessment.elements.map((element) => [element.id, element.own]));
    for (const demand of nation.assessment.demands) {
      for (const leg of demand.legs.filter(({ verdict }) => verdict === 'blocked' || verdict === 'undetermined')) {
        expect(leg.culprits?.length ?? 0, demand.id).toBeGreaterThan(0);
        for (const culprit of leg.culprits ?? []) {
          expect(culprit.chain[0]?.element).toBe(culprit.element);
          expect(own.get(culprit.chain.at(-1)!.element), `${demand.id} ${culprit.element}`).not.toBe('trusted');
        }
      }
    }
  });

  it('never calls a route clean over an element that is not', () => {
    const effective = new Map(nation.assessment.elements.map((element) => [element.id, element.effective]));
    const clean = nation.assessment.demands.flatMap((demand) => demand.legs.filter((leg) => leg.verdict === 'clean'));
    expect(clean.length).toBeGreaterThan(20);
    for (const leg of clean) {
      for (const id of leg.route ?? leg.elements ?? []) expect(effective.get(id), id).toBe('trusted');
    }
  });
});

describe('same inputs, same bytes', () => {
  it('gives the same document twice', async () => {
    const again = await assessAt(NATION);
    expect(canonicalJson(again.assessment)).toBe(canonicalJson(nation.assessment));
  });

  it.each(['elements.csv', 'relations.csv', 'products.csv', 'demands.csv'])(
    'does not depend on the order of rows in %s',
    async (file) => {
      const shuffled = await assessAt(await variant(`order-${file}`, file, reordered));
      expect(shuffled.assessment.network.snapshotHash).toBe(nation.assessment.network.snapshotHash);
      expect({ ...shuffled.assessment, provenance: {} }).toEqual({ ...nation.assessment, provenance: {} });
      expect(shuffled.assessment.contentHash).toBe(nation.assessment.contentHash);
    },
  );

  it('changes its hash with a fact', async () => {
    const path = await variant('fact', 'elements.csv', (text) => text.replace(',transport-node,', ',firewall,'));
    const changed = await assessAt(path);
    expect(changed.assessment.network.snapshotHash).not.toBe(nation.assessment.network.snapshotHash);
    expect(changed.assessment.contentHash).not.toBe(nation.assessment.contentHash);
  });

  it('changes its hash with the date, because evidence ages', async () => {
    const later = await assessAt(NATION, '2027-11-01');
    expect(later.assessment.asOf).not.toBe(AS_OF);
    expect(later.assessment.contentHash).not.toBe(nation.assessment.contentHash);
  });
});

describe('unknown is never good', () => {
  it('proves nothing clean once all evidence is gone', async () => {
    const path = await variant('no-evidence', 'evidence.yaml', () => 'sources: []\nevidence: []\n');
    const { assessment } = await assessAt(path);
    expect(assessment.totals.clean).toBe(0);
    const outcomes = assessment.suppliers.flatMap((supplier) => supplier.decisions.map((decision) => decision.outcome));
    expect(outcomes).toContain('insufficient-evidence');
    expect(outcomes).not.toContain('trusted');
  });

  it('says how much could still turn out clean', () => {
    const { totals } = nation.assessment;
    const connected = totals.clean + totals.undetermined + totals.blocked;
    expect(totals.provenShare).toBeCloseTo(totals.clean / connected, 5);
    expect(totals.possibleShare).toBeCloseTo((totals.clean + totals.undetermined) / connected, 5);
  });
});

describe('explaining one element', () => {
  it('gives the chain to what makes it unclean', () => {
    const cause = nation.assessment.causes[0]!;
    const explained = explainElement(nation.study, cause.element);
    expect(explained?.element.own).toBe('untrusted');
    expect(explained?.chain?.at(-1)?.element.own).toBe('untrusted');
  });

  it('knows no element that is not there', () => {
    expect(explainElement(nation.study, 'no-such-element')).toBeUndefined();
  });
});
