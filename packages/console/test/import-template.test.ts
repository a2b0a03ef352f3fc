import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDossier } from '@cleanpath/formats';
import { dossierTemplate, type TemplateComments } from '../src/pages/import/dossier-template.js';
import { storedZip } from '../src/pages/import/store-zip.js';

const comments: TemplateComments = {
  dossier: 'First line\nsecond line: with a colon',
  id: 'An id',
  asOf: 'A date',
  currency: 'A currency',
  suppliers: 'Suppliers',
  jurisdictions: 'Codes',
  owners: 'Owners',
  fictional: 'Made up',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cleanpath-template-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the template', () => {
  test('loads as it is, without an error or a warning', async () => {
    const archive = join(folder, 'template.zip');
    await writeFile(archive, storedZip(dossierTemplate(comments)));
    const loaded = await loadDossier(archive);
    expect(loaded.problems).toEqual([]);
    expect(loaded.dossier?.elements.count).toBe(5);
    expect(loaded.dossier?.demands.map(({ id }) => id)).toEqual(['emergency-north']);
    expect(loaded.dossier?.suppliers.map(({ id }) => id)).toEqual(['supplier-a', 'supplier-b', 'holding-b']);
  });

  test('the archive is the same each time', () => {
    expect(storedZip(dossierTemplate(comments))).toEqual(storedZip(dossierTemplate(comments)));
  });
});
