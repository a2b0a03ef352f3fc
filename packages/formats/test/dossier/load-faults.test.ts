import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '@cleanpath/model';
import { errorsOf, loadWith, withCode } from './dossier-files.js';
import { onlyElements } from './faults/fault.js';
import { FILE_FAULTS } from './faults/file-faults.js';
import { REFERENCE_FAULTS } from './faults/reference-faults.js';
import { VALUE_FAULTS } from './faults/value-faults.js';

const FAULTS = [...REFERENCE_FAULTS, ...VALUE_FAULTS, ...FILE_FAULTS];

describe('loadDossier reports', () => {
  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const result = await loadWith(fault.files);
    const found = withCode(result, fault.code);
    expect(found.length, JSON.stringify(result.problems)).toBeGreaterThan(0);
    if (fault.times !== undefined) expect(found).toHaveLength(fault.times);
    const match = found.find(
      (item) =>
        (fault.at === undefined || Object.entries(fault.at).every(([key, value]) => item[key as 'line'] === value)) &&
        (fault.value === undefined || item.value === fault.value) &&
        (fault.message === undefined || fault.message.test(item.message)) &&
        (fault.remedy === undefined || fault.remedy.test(item.remedy)),
    );
    expect(match, JSON.stringify(found)).toBeDefined();
    if (PROBLEMS[fault.code].severity === 'error') expect(result.dossier).toBeUndefined();
    else {
      expect(errorsOf(result)).toEqual([]);
      expect(result.dossier).toBeDefined();
    }
  });

  it('everything in one pass', async () => {
    const result = await loadWith({
      'suppliers.yaml': '- id: alder\n  name: A\n- id: alder\n  name: B\n',
      'elements.csv': 'id,kind,installed,capacity\nru-1,radio,2025-13-01,5 Mbit/s\nru-1,radio-unit,,\n',
      'relations.csv': 'from,to,type\nru-1,nowhere,linked\nru-1,elsewhere,link\n',
      'demands.csv': 'id,name\nx,X\n',
    });
    const codes = new Set(errorsOf(result).map(({ code }) => code));
    expect([...codes].sort()).toEqual(
      [
        'date-invalid',
        'demand-empty',
        'duplicate-id',
        'kind-unknown',
        'reference-dangling',
        'relation-type-unknown',
        'unit-wrong',
      ].sort(),
    );
    expect(result.dossier).toBeUndefined();
  });

  it('a flood of one fault as a bounded list and a count', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `e${i},nonsense\n`).join('');
    const result = await loadWith(onlyElements(`id,kind\n${rows}`), { limits: { problemsPerCode: 10 } });
    const found = withCode(result, 'kind-unknown');
    expect(found).toHaveLength(11);
    expect(found.at(-1)?.message).toContain('4990 more');
  });
});
