import { ApiError } from '@cleanpath/api';
import type { Messages } from '../../messages/messages.js';
import { problemText } from './cell-problems.js';
import type { FieldFault } from './field-value.js';
import type { RecordField } from './record-fields.js';

/** Why a text is no value of its field, as a sentence. */
export function faultWords(fault: FieldFault, field: RecordField, t: Messages['t']): string {
  const number = field.input === 'number' ? field : undefined;
  return t(`edit.fault.${fault}`, { least: number?.least ?? 0, most: number?.most ?? 'none' });
}

/** What the server says about one field of a change: the problem that points to it, else the first, with its remedy. */
export function problemAtField(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { problems } = error;
  const own =
    problems.find(({ pointer }) => pointer?.split('/').includes(field)) ??
    problems.find(({ severity }) => severity === 'error');
  return problemText(own ?? { message: error.problem.detail, remedy: error.problem.remedy });
}
