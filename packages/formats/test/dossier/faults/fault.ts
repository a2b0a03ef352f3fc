import type { ProblemCode } from '@cleanpath/model';
import { VALID } from '../dossier-files.js';

/** A change of the valid dossier and what must be reported for it. */
export interface Fault {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array | undefined>>;
  readonly code: ProblemCode;
  readonly at?: { readonly file?: string; readonly line?: number; readonly column?: number };
  readonly value?: string;
  readonly message?: RegExp;
  readonly remedy?: RegExp;
  readonly times?: number;
}

export const elements = (rows: string, header = 'id,kind'): Fault['files'] => ({
  'elements.csv':
    `${header}\nru-1,radio-unit\ndu-1,distributed-unit\nhost-1,nfvi-host\n`.replace(/^.*\n/, `${header}\n`) + rows,
});
export const onlyElements = (content: string): Fault['files'] => ({
  'elements.csv': content,
  'relations.csv': undefined,
  'demands.csv': undefined,
});
export const relations = (rows: string, header = 'from,to,type'): Fault['files'] => ({
  'relations.csv': `${header}\n${rows}`,
});
export const suppliers = (yaml: string): Fault['files'] => ({
  'suppliers.yaml': `${VALID['suppliers.yaml'] as string}${yaml}`,
});
