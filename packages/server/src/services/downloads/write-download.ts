import { gunzipSync } from 'node:zlib';
import type { Assessment } from '@cleanpath/model';
import { decodeSnapshot, exportGraphml, exportRfc8345, zipDossier } from '@cleanpath/formats';
import { assessmentTables, renderReport, reportMap } from '@cleanpath/assessment';
import { csvText } from './csv-text.js';
import type { DownloadTable, DownloadTask } from './download-task.js';

/** The file a task asks for, in pieces. Pure computing: it runs in a worker thread because it may take seconds. */
export function* writeDownload(task: DownloadTask): Generator<string | Uint8Array> {
  switch (task.kind) {
    case 'dossier':
      yield* zipDossier(decodeSnapshot(task.snapshot));
      break;
    case 'graphml':
      yield* exportGraphml(decodeSnapshot(task.snapshot));
      break;
    case 'rfc8345':
      yield* exportRfc8345(decodeSnapshot(task.snapshot));
      break;
    case 'report':
      yield renderReport(
        documentOf(task.document),
        reportMap(decodeSnapshot(task.snapshot), new Uint8Array(gunzipSync(task.states))),
      );
      break;
    case 'table':
      yield tableText(documentOf(task.document), task.table);
      break;
  }
}

function documentOf(packed: Uint8Array): Assessment {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as Assessment;
}

/** The command line writes the services to `demands.csv`; unknowns have no file of their own there. */
function tableText(assessment: Assessment, table: DownloadTable): string {
  if (table === 'unknowns')
    return csvText(
      ['kind', 'id', 'demands', 'elements', 'sentence'],
      assessment.unknowns.map((row) => [row.kind, row.id, row.demands, row.elements, row.sentence]),
    );
  const tables = assessmentTables(assessment);
  return tables.get(table === 'services' ? 'demands.csv' : `${table}.csv`) ?? '';
}
