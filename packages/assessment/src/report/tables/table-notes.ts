/** The CSV tables beside a report and what a row of each is. */
export const TABLE_NOTES: ReadonlyMap<string, string> = new Map([
  ['demands.csv', 'One row per service: verdict, verdict per plane, criticality, weight, people and the sentence.'],
  ['legs.csv', 'One row per leg of a service: verdict, reason, route, and the elements that decide with their chains.'],
  [
    'suppliers.csv',
    'One row per supplier: what is exposed to it, what breaks without it, what it blocks or leaves open.',
  ],
  ['decisions.csv', 'One row per supplier and tier: outcome, interval, coverage and what decides.'],
  [
    'concentration.csv',
    'One row per plane, tier, region and depth: index and effective number of suppliers with bounds.',
  ],
  ['causes.csv', 'One row per cause in the order of mending: services it blocks and services it makes clean.'],
  ['elements.csv', 'One row per element named in the assessment: states, suppliers, reason, file and line.'],
]);
