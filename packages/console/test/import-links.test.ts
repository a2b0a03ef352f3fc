import { expect, test } from 'vitest';
import { routeUrl } from '@cleanpath/api';

test('filters that are not set stay out of an address, ids are encoded', () => {
  const params = { network: 'n', import: 'a/b' };
  expect(routeUrl('importProblems', { params, query: { limit: 200, severity: undefined, code: '' } })).toBe(
    '/api/networks/n/imports/a%2Fb/problems?limit=200',
  );
});
