import type { Messages } from '../../messages/messages.js';
import type { RecordField } from './record-fields.js';

/** Unit of a field in brackets; costs in the currency of the network where it is known. */
export function unitWords(field: RecordField, currency: string | undefined, t: Messages['t']): string | undefined {
  if (field.input !== 'number' || field.unit === undefined) return undefined;
  const unit =
    field.unit !== 'currency'
      ? t(`edit.units.${field.unit}`)
      : currency === undefined
        ? t('edit.units.currencyUnknown')
        : t('edit.units.currency', { currency });
  return t('edit.unit', { unit });
}
