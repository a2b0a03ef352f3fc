import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runAssessment, type AssessResult } from '@cleanpath/assessment';
import { loadDossier } from '@cleanpath/formats';
import type { Problem } from '@cleanpath/model';
import { failures } from '@cleanpath/network';

/** The example nation tells twelve stories; each is checked here with the real engine (see README.md beside this). */
const NATION = fileURLToPath(new URL('./nation', import.meta.url));

let result: AssessResult;
let problems: readonly Problem[];

beforeAll(async () => {
  const run = await runAssessment(NATION, { today: '2026-11-01' });
  problems = run.problems;
  expect(problems.filter((one) => one.severity === 'error')).toEqual([]);
  result = run.result!;
}, 60_000);

const demand = (id: string) => result.assessment.demands.find((one) => one.id === id)!;
const supplier = (id: string) => result.assessment.suppliers.find((one) => one.id === id)!;
const element = (id: string) => result.assessment.elements.find((one) => one.id === id)!;
const outcomes = (id: string) => supplier(id).decisions.map((decision) => decision.outcome);
/** Elements whose own state blocks or leaves open a service. */
const roots = (id: string) => [
  ...new Set(demand(id).legs.flatMap((leg) => (leg.culprits ?? []).flatMap((culprit) => culprit.roots))),
];
const culprits = (id: string) => [
  ...new Set(demand(id).legs.flatMap((leg) => (leg.culprits ?? []).map((culprit) => culprit.element))),
];

describe('the files', () => {
  test('are what the generator writes', () => {
    const directory = mkdtempSync(join(tmpdir(), 'nation-'));
    try {
      execFileSync(process.execPath, [fileURLToPath(new URL('./generate-nation.mjs', import.meta.url)), directory]);
      const files = readdirSync(NATION).sort();
      expect(readdirSync(directory).sort()).toEqual(files);
      for (const file of files)
        expect(readFileSync(join(NATION, file), 'utf8') === readFileSync(join(directory, file), 'utf8'), file).toBe(
          true,
        );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('load without an error or a warning', async () => {
    const { problems: found } = await loadDossier(NATION);
    expect(found).toEqual([]);
  });

  test('say everywhere that they are made up', () => {
    expect(result.dossier.manifest.synthetic?.length).toBeGreaterThan(0);
    expect(result.dossier.suppliers.filter((one) => one.fictional !== true)).toEqual([]);
    const jurisdictions = result.dossier.suppliers.flatMap((one) => one.jurisdictions ?? []);
    expect(jurisdictions.filter((code) => !/^X[A-Z]$/.test(code))).toEqual([]);
  });

  test('have the size of a nation one can still overlook', () => {
    const { elements, demands, suppliers, products } = result.dossier;
    expect(elements.count).toBeGreaterThanOrEqual(400);
    expect(elements.count).toBeLessThanOrEqual(600);
    expect(demands.length).toBe(60);
    expect(suppliers.length).toBe(18);
    expect(products.length).toBe(40);
  });
});

describe('the evidence', () => {
  test('shows every state and weakness a register meets', () => {
    const { evidence, sources } = result.dossier;
    const asOf = result.assessment.asOf;
    const kinds = {
      repeated: evidence.filter((item) => item.derivedFrom !== undefined).length,
      retracted: evidence.filter((item) => item.state === 'retracted').length,
      superseded: evidence.filter((item) => item.state === 'superseded').length,
      disputed: evidence.filter((item) => item.state === 'disputed').length,
      expired: evidence.filter((item) => item.expiresAt !== undefined && item.expiresAt <= asOf).length,
      selfDeclared: evidence.filter((item) => item.source.endsWith('-statement')).length,
      mixed: evidence.filter((item) => item.direction === 'mixed').length,
      refuting: evidence.filter((item) => item.direction === 'refutes').length,
    };
    expect(kinds).toEqual({
      repeated: 4,
      retracted: 1,
      superseded: 1,
      disputed: 1,
      expired: 13,
      selfDeclared: 25,
      mixed: 5,
      refuting: 43,
    });
    expect(new Set(sources.flatMap((source) => source.grades.map(({ grade }) => grade))).size).toBe(6);
    const strong = evidence.filter((item) => item.reviewedBy !== undefined);
    expect(strong.filter((item) => item.reviewedBy === item.recordedBy)).toEqual([]);
  });
});

describe('the national picture', () => {
  test('half of the services have a clean path', () => {
    const { clean, undetermined, blocked, disconnected } = result.assessment.totals;
    expect({ clean, undetermined, blocked, disconnected }).toEqual({
      clean: 30,
      undetermined: 9,
      blocked: 20,
      disconnected: 1,
    });
  });

  test('the page beside the files repeats the headline and the sizes', () => {
    const page = readFileSync(fileURLToPath(new URL('./README.md', import.meta.url)), 'utf8');
    const { headline, network } = result.assessment;
    const count = new Intl.NumberFormat('en');
    for (const sentence of [headline.sentence, headline.because!, headline.unknown!]) expect(page).toContain(sentence);
    expect(page).toContain(`${network.elements} elements and ${count.format(network.relations)} relations`);
    expect(page).toContain(`${network.evidence} statements from ${result.dossier.sources.length} sources`);
  });

  test.each([
    ['corvane', 'trusted', 'trusted', 'trusted', 'trusted'],
    ['quellmark', 'trusted', 'trusted', 'trusted', 'trusted'],
    ['norrask', 'trusted', 'trusted', 'trusted', 'trusted'],
    ['tessary', 'trusted', 'trusted', 'trusted', 'trusted'],
    ['brackwell', 'trusted', 'trusted', 'trusted', 'insufficient-evidence'],
    ['hartmoor', 'trusted', 'trusted', 'trusted', 'insufficient-evidence'],
    ['lindrake', 'trusted', 'trusted', 'trusted', 'insufficient-evidence'],
    ['grevane', 'trusted', 'trusted', 'insufficient-evidence', 'insufficient-evidence'],
    ['stellin', 'trusted', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    ['ferrowick', 'restricted', 'restricted', 'restricted', 'insufficient-evidence'],
    ['ombrane', 'restricted', 'restricted', 'restricted', 'insufficient-evidence'],
    ['sablethorn', 'excluded', 'excluded', 'excluded', 'excluded'],
    ['zephrine', 'excluded', 'excluded', 'excluded', 'excluded'],
    ['kestmere', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    ['lyrandel', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
  ])('%s is %s, %s, %s, %s from tier low to critical', (id, ...expected) => {
    expect(outcomes(id)).toEqual(expected);
  });
});

describe('the stories', () => {
  test('1: trusted radio, trusted manager, and an update server on a host of an excluded supplier', () => {
    expect(demand('emergency-west').verdict).toBe('blocked');
    expect(roots('emergency-west')).toEqual(['tre-mgmt-host-1']);
    expect(element('tre-mgmt-host-1').suppliers).toEqual(['sablethorn']);
    const chains = demand('emergency-west').legs.flatMap((leg) => (leg.culprits ?? []).map((one) => one.chain));
    expect(chains[0]!.slice(-4).map((step) => step.element)).toEqual([
      'tre-kes-ru-1',
      'em-brackwell-west',
      'upd-brackwell-tre',
      'tre-mgmt-host-1',
    ]);
    // The same make of radio with the other update server is clean.
    expect(demand('emergency-central').verdict).toBe('clean');
    expect(demand('emergency-aland').verdict).toBe('clean');
    const cause = result.assessment.causes[0]!;
    expect([cause.element, cause.supplier, cause.blocks]).toEqual(['tre-mgmt-host-1', 'sablethorn', 6]);
  });

  test('2: one span of a restricted supplier cuts off a region; where there is a way round it does not matter', () => {
    expect(demand('hospital-joe').verdict).toBe('blocked');
    expect(culprits('hospital-joe')).toEqual(['span-kuo-joe']);
    expect(element('span-kuo-joe').suppliers).toEqual(['ferrowick']);
    expect(demand('hospital-lpr').verdict).toBe('clean');
    expect(demand('hospital-lpr').legs[0]!.route).toContain('span-mik-lpr');
    expect(demand('hospital-lpr').legs[0]!.route).not.toContain('span-kou-lpr');
  });

  test('3: two slices that must not share a host do', () => {
    const slices = result.dossier.slices.filter((slice) => slice.isolation === 'host').map((slice) => slice.id);
    expect(slices).toEqual(['grid', 'metering']);
    expect(hostsOf('tre-upf-grid')).toEqual(['tre-edge-host-1']);
    expect(hostsOf('tre-upf-meter')).toEqual(['tre-edge-host-1']);
  });

  test('4: two names, one owner: diverse by brand, concentrated by owner', () => {
    for (const id of ['hartmoor', 'lindrake']) expect(supplier(id).group).toBe('oakhollow');
    const cell = (depth: string) =>
      result.assessment.concentration.find(
        (one) => one.plane === 'transmission' && one.tier === 'all' && one.region === 'all' && one.depth === depth,
      )!;
    expect([cell('prime').top[0]!.supplier, cell('prime').band]).toEqual(['lindrake', 'diverse']);
    expect([cell('owner').top[0]!.supplier, cell('owner').band]).toEqual(['oakhollow', 'concentrated']);
    expect(cell('prime').hhi.upper).toBeLessThan(2000);
    expect(cell('owner').hhi.lower).toBeGreaterThan(2500);
  });

  test('5: strong sources contradict each other about one product', () => {
    expect(supplier('ombrane').criteria.filter((one) => one.contested && one.leaf).length).toBeGreaterThan(0);
    for (const id of ['roaming', 'payments-abroad']) {
      expect(demand(id).verdict).toBe('blocked');
      expect(culprits(id)).toEqual(['hel-fw-2', 'oul-fw-2']);
    }
  });

  test('6: a supplier whose evidence has all expired leaves four services open', () => {
    const { evidence } = supplier('kestmere');
    expect(evidence.length).toBe(12);
    expect(evidence.filter((item) => item.weight > 0)).toEqual([]);
    for (const id of ['clinic-iva', 'border-iva', 'clinic-hai', 'school-sot'])
      expect(demand(id).verdict).toBe('undetermined');
    expect(supplier('kestmere').leavesOpen).toBe(4);
  });

  test('7: a supplier that only speaks for itself leaves three services open', () => {
    expect(new Set(supplier('lyrandel').evidence.map((item) => item.source))).toEqual(new Set(['lyrandel-statement']));
    for (const id of ['metering-south', 'metering-north', 'water-tre']) {
      expect(demand(id).verdict).toBe('undetermined');
      expect(roots(id)).toEqual(['kaj-iot-1']);
    }
  });

  test('8: an island without a link is disconnected, not blocked', () => {
    expect(demand('pilot-uto').verdict).toBe('disconnected');
  });

  test('9: a standby manager helps availability, not exposure', () => {
    for (const id of ['grid-southeast', 'port-ham']) {
      expect(demand(id).verdict).toBe('blocked');
      expect(roots(id)).toEqual(['em-sablethorn-kouvola', 'upd-sablethorn']);
    }
    const { network } = result.study;
    const rows = network.elements.indexOf;
    const lost = new Uint8Array(network.count);
    lost[rows.get('em-sablethorn-kouvola')!] = 1;
    const without = failures(network, lost);
    expect(without.round[rows.get('kou-du-1')!]).toBe(0);
  });

  test('10: a router nobody recorded the maker of', () => {
    expect(demand('clinic-sav').verdict).toBe('undetermined');
    expect(roots('clinic-sav')).toEqual(['sav-agg-1']);
    expect(element('sav-agg-1').suppliers).toEqual([]);
  });

  test('11: a core function without a manager', () => {
    expect(demand('water-jyv').verdict).toBe('undetermined');
    expect(roots('water-jyv')).toEqual(['oul-core-nef-1']);
    expect(element('oul-core-nef-1').ownReason).toMatch(/manage/i);
  });

  test('12: the component inside a trusted radio unit', () => {
    expect(demand('ambulance-kuo').verdict).toBe('blocked');
    expect(roots('ambulance-kuo')).toEqual(['kuo-pui-ru-1']);
    expect(element('kuo-pui-ru-1').suppliers).toEqual(['norrask', 'zephrine']);
    expect(demand('rail-savo').verdict).toBe('clean');
  });
});

function hostsOf(id: string): string[] {
  const { network } = result.study;
  const { relations, elements } = network;
  const row = elements.indexOf.get(id)!;
  const hosts: string[] = [];
  for (let i = 0; i < relations.count; i++)
    if (relations.from[i] === row && relations.type[i] === HOSTED_ON) hosts.push(elements.ids[relations.to[i]!]!);
  return hosts;
}

/** Position in RELATION_TYPES. */
const HOSTED_ON = 1;
