import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExpression, readUpperBound, versionOrder, type Span } from '@cleanpath/components';
import { sharedData } from '../../../../scripts/shared-data.js';

interface Entry {
  readonly text: string;
  readonly field: string;
  readonly source: string;
  readonly confidenceClass: string;
  readonly expect: {
    readonly intervals?: readonly { from: string | null; fromIncl: boolean; to: string | null; toIncl: boolean }[];
    readonly exact?: readonly string[];
    readonly byProduct?: Readonly<Record<string, readonly string[]>>;
  } | null;
}

const file = sharedData('vulnerabilities/expected/version-expressions.json');
const entries =
  file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as { expressions: Entry[] }).expressions;
const { compare } = versionOrder('generic');

describe.skipIf(file === undefined)('60 version expressions of real advisories', () => {
  for (const entry of entries)
    it(`${entry.source}: ${entry.text.slice(0, 80)}`, () => {
      if (entry.field === 'order') expectOrder(entry.text);
      else if (entry.field.startsWith('cve.lessThan')) expectBound(entry);
      else expectReading(entry);
    });
});

function expectReading(entry: Entry): void {
  const found = readExpression(entry.text);
  expect(found.class).toBe(entry.confidenceClass);
  expect(found.spans.map(plain)).toEqual(
    (entry.expect?.intervals ?? []).map((one) => [one.from, one.fromIncl, one.to, one.toIncl]),
  );
  expect(found.exact).toEqual(entry.expect?.exact ?? []);
  expect(found.byProduct ?? null).toEqual(entry.expect?.byProduct ?? null);
}

function plain({ low, high }: Span): unknown[] {
  return [low?.version ?? null, low?.inclusive ?? false, high?.version ?? null, high?.inclusive ?? false];
}

function expectOrder(text: string): void {
  for (const chain of text.split(';')) {
    const versions = chain.split('<').map((one) => one.trim());
    versions.slice(1).forEach((version, at) => expect(compare(versions[at] ?? '', version)).toBeLessThan(0));
  }
}

/** A prefix bound takes in the whole branch, whether the field says “less than” or “or equal”. */
function expectBound({ text, field, expect: wanted }: Entry): void {
  const found = readUpperBound(text, field.endsWith('OrEqual'))?.span;
  const to = wanted?.intervals?.[0]?.to ?? null;
  if (to === null) {
    expect(found).toEqual({ low: undefined, high: undefined });
    return;
  }
  const branch = to.replace(/\.?\*$/, '');
  const high = found?.high;
  expect(compare(`${branch}.999`, high?.version ?? '')).toBeLessThan(0);
  expect(
    compare(
      branch.replace(/\d+$/, (last) => String(Number(last) + 1)),
      high?.version ?? '',
    ),
  ).toBe(0);
  expect(high?.inclusive).toBe(false);
}
