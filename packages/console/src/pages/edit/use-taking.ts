import { useState } from 'react';
import { useMessages } from '../../messages/messages.js';
import { faultWords, problemAtField } from './fault-words.js';
import { parseField, sameValue, type Json } from './field-value.js';
import type { RecordField } from './record-fields.js';

export interface Taking {
  readonly fault: string | undefined;
  readonly busy: boolean;
  /** Checks the text and hands the value on; true when the editor may close. */
  readonly take: (text: string) => Promise<boolean>;
  readonly clear: () => void;
}

/** From a text to a change: checked here first, then by the server; a fault stays with the editor. */
export function useTaking(field: RecordField, value: Json | undefined, onSet: (value: Json) => Promise<void>): Taking {
  const { t } = useMessages();
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  return {
    fault,
    busy,
    clear: () => setFault(undefined),
    take: async (text) => {
      const parsed = parseField(field, text);
      if ('fault' in parsed) {
        setFault(faultWords(parsed.fault, field, t));
        return false;
      }
      setFault(undefined);
      if (sameValue(parsed.value, value)) return true;
      setBusy(true);
      try {
        await onSet(parsed.value);
        return true;
      } catch (error) {
        setFault(problemAtField(error, field.name) ?? t('problems.unexpected'));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
