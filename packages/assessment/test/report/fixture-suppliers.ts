import type { SupplierReport } from '@cleanpath/model';

const TIERS = ['low', 'moderate', 'high', 'critical'] as const;
const ACCEPT = [0.4, 0.5, 0.6, 0.7];
const EXCLUDE = [0.2, 0.25, 0.3, 0.35];

function supplier(
  id: string,
  name: string,
  jurisdiction: string,
  outcomes: readonly SupplierReport['decisions'][number]['outcome'][],
  [belief, disbelief]: readonly [number, number],
  counts: Partial<SupplierReport>,
): SupplierReport {
  const uncertainty = Math.round((1 - belief - disbelief) * 100) / 100;
  const opinion = (
    b: number,
    d: number,
  ): { belief: number; disbelief: number; uncertainty: number; mean: number; lower: number; upper: number } => {
    const u = Math.max(0, Math.round((1 - b - d) * 100) / 100);
    const mean = b + u / 2;
    return {
      belief: b,
      disbelief: d,
      uncertainty: u,
      mean,
      lower: Math.max(0, mean - 0.1 - u / 2),
      upper: Math.min(1, mean + 0.1 + u / 2.2),
    };
  };
  const root = opinion(belief, disbelief);
  const criterion = (
    key: string,
    title: string,
    parent: string | undefined,
    b: number,
    d: number,
    contested = false,
  ): SupplierReport['criteria'][number] => ({
    id: key,
    ...(parent === undefined ? {} : { parent }),
    title,
    ...opinion(Math.max(0, Math.min(b, 1 - d)), d),
    contested,
    leaf: parent !== undefined && parent !== 'root',
  });
  return {
    id,
    name,
    fictional: true,
    jurisdictions: [jurisdiction],
    group: id === 'vellmark' ? 'vell-holding' : id,
    decisions: TIERS.map((tier, i) => ({
      tier,
      outcome: outcomes[i]!,
      sentence:
        outcomes[i] === 'trusted'
          ? `The lower bound ${root.lower.toFixed(2)} reaches the ${ACCEPT[i]!.toFixed(2)} the policy asks for.`
          : outcomes[i] === 'excluded'
            ? `The upper bound ${root.upper.toFixed(2)} stays below ${EXCLUDE[i]!.toFixed(2)}, on two independent sources.`
            : outcomes[i] === 'restricted'
              ? `The lower bound ${root.lower.toFixed(2)} misses the ${ACCEPT[i]!.toFixed(2)} the policy asks for.`
              : `Coverage ${(1 - uncertainty).toFixed(2)} is below the minimum of the tier.`,
      lower: root.lower,
      upper: root.upper,
      coverage: 1 - uncertainty,
      accept: ACCEPT[i]!,
      exclude: EXCLUDE[i]!,
      minimumCoverage: 0.3 + i * 0.15,
      binding: 'T4',
      fragile: i === 2 && outcomes[i] === 'trusted' ? ['removal of the certificate of 2025-06-01'] : [],
    })),
    criteria: [
      { ...criterion('root', 'Trustworthiness', undefined, belief, disbelief), leaf: false },
      criterion('O', 'Ownership and conduct', 'root', belief - 0.05, disbelief),
      criterion('O1', 'Transparent ownership', 'O', belief, disbelief),
      criterion(
        'O2',
        'Free of undue direction by a third party',
        'O',
        belief - 0.1,
        disbelief + 0.05,
        id === 'tessary',
      ),
      criterion('E', 'Engineering', 'root', belief + 0.05, disbelief),
      criterion(
        'T1',
        'Conforms to the security assurance tests of its product class',
        'E',
        belief + 0.1,
        Math.max(0, disbelief - 0.1),
      ),
      criterion('T4', 'Mends vulnerabilities in time', 'E', belief - 0.02, disbelief),
    ],
    evidence:
      belief + disbelief === 0
        ? []
        : [
            {
              id: `${id}-ev-1`,
              criterion: 'T1',
              type: 'conformance-test-report',
              source: 'lab-1',
              grade: 'A',
              observedAt: '2026-03-01',
              expiresAt: '2028-03-01',
              support: disbelief > 0.4 ? 0.1 : 0.95,
              weight: 5.2,
              effect: disbelief > 0.4 ? -0.21 : 0.12,
              marking: 'TLP:AMBER',
              excerpt: 'Tests of release 7 at the national laboratory',
            },
            {
              id: `${id}-ev-2`,
              criterion: 'O1',
              type: 'registry-extract',
              source: 'registry',
              grade: 'B',
              observedAt: '2025-11-20',
              support: 0.8,
              weight: 3.1,
              effect: 0.04,
              marking: 'TLP:CLEAR',
            },
            {
              id: `${id}-ev-3`,
              criterion: 'T4',
              type: 'self-declaration',
              source: id,
              grade: 'C',
              observedAt: '2024-01-10',
              expiresAt: '2025-01-10',
              support: 1,
              weight: 0,
              effect: 0,
              note: 'Expired before the date of the assessment',
              marking: 'TLP:GREEN',
            },
          ],
    next: outcomes.includes('insufficient-evidence')
      ? ['An audit of the update process (criterion T4)', 'A certificate for the release in use (criterion T1)']
      : [],
    elements: 40,
    elementShare: 0.05,
    exposedElements: 60,
    exposedDemands: 3,
    brokenDemands: 2,
    blocks: 0,
    leavesOpen: 0,
    ...counts,
  };
}

/** Every outcome, ownership, contested and missing evidence. */
export const SUPPLIERS: SupplierReport[] = [
  supplier('brackwell', 'Brackwell Mobile', 'XB', ['trusted', 'trusted', 'trusted', 'trusted'], [0.8, 0.05], {
    elements: 210,
    elementShare: 0.22,
    exposedDemands: 9,
    brokenDemands: 7,
    brokenPeople: 640_000,
  }),
  supplier('hartmoor', 'Hartmoor Networks', 'XC', ['trusted', 'trusted', 'trusted', 'restricted'], [0.66, 0.1], {
    elements: 190,
    elementShare: 0.2,
    exposedDemands: 10,
    brokenDemands: 8,
    brokenPeople: 800_000,
  }),
  supplier('lindrake', 'Lindrake', 'XA', ['trusted', 'trusted', 'trusted', 'trusted'], [0.82, 0.04], {
    elements: 90,
    elementShare: 0.09,
    exposedDemands: 6,
    brokenDemands: 6,
  }),
  supplier('norrask', 'Norrask', 'XA', ['trusted', 'trusted', 'trusted', 'trusted'], [0.85, 0.03], {
    elements: 260,
    elementShare: 0.27,
    exposedDemands: 11,
    brokenDemands: 9,
    brokenPeople: 1_200_000,
  }),
  supplier(
    'osterly',
    'Osterly Light',
    'XD',
    ['restricted', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    [0.2, 0.1],
    { elements: 60, elementShare: 0.06, exposedDemands: 2, brokenDemands: 1, leavesOpen: 1 },
  ),
  supplier(
    'quiet',
    'Quiet Antennas',
    'XE',
    ['insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    [0, 0],
    { elements: 4, elementShare: 0.004, exposedDemands: 0, brokenDemands: 0 },
  ),
  supplier('tessary', 'Tessary Compute', 'XB', ['trusted', 'trusted', 'restricted', 'restricted'], [0.55, 0.2], {
    elements: 80,
    elementShare: 0.08,
    exposedDemands: 5,
    brokenDemands: 3,
  }),
  supplier('vellmark', 'Vellmark Systems', 'XF', ['restricted', 'excluded', 'excluded', 'excluded'], [0.05, 0.8], {
    elements: 66,
    elementShare: 0.07,
    exposedDemands: 5,
    brokenDemands: 3,
    brokenPeople: 310_000,
    blocks: 5,
  }),
];
