import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, fail } from '@cleanpath/model';
import type { AssessResult } from './assess.js';
import { assessmentTables, renderReport, reportMap } from './report/index.js';

export interface WrittenOutputs {
  readonly report: string;
  readonly assessment: string;
  readonly tables: readonly string[];
}

/**
 * Writes assessment.json (canonical), report.html and the CSV tables into a directory. Each file is complete before
 * it takes its name, so a reader never sees half of one.
 */
export async function writeOutputs(directory: string, result: AssessResult): Promise<WrittenOutputs> {
  const { assessment, dossier, effective } = result;
  const tables = [...assessmentTables(assessment)];
  try {
    await mkdir(join(directory, 'tables'), { recursive: true });
    await writeWhole(join(directory, 'assessment.json'), `${canonicalJson(assessment)}\n`);
    await writeWhole(join(directory, 'report.html'), renderReport(assessment, reportMap(dossier, effective)));
    for (const [name, text] of tables) await writeWhole(join(directory, 'tables', name), text);
  } catch (cause) {
    throw fail(
      'write-failed',
      { message: `The results could not be written: ${(cause as Error).message}`, file: directory },
      cause,
    );
  }
  return {
    report: join(directory, 'report.html'),
    assessment: join(directory, 'assessment.json'),
    tables: tables.map(([name]) => join(directory, 'tables', name)),
  };
}

async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await writeFile(partial, text, { flush: true });
    await rename(partial, file);
  } catch (cause) {
    await rm(partial, { force: true });
    throw cause;
  }
}
