import { describe, expect, test } from 'vitest';
import type { Change, DraftChange } from '@cleanpath/api';
import { draftOverlay, overlaid } from '../src/pages/edit/draft-overlay.js';

let seq = 0;
const made = (change: Change, undone = false): DraftChange => ({
  seq: ++seq,
  at: '2026-11-01T00:00:00.000Z',
  by: 'Ada Example',
  change,
  sentence: 'A change',
  undone,
});

describe('the draft over the records', () => {
  test('later values win, undone changes do nothing', () => {
    const overlay = draftOverlay(
      [
        made({ action: 'set', record: 'element', id: 'a', fields: { site: 'North', plane: 'control' } }),
        made({ action: 'set', record: 'element', id: 'a', fields: { site: 'South' } }),
        made({ action: 'set', record: 'element', id: 'a', fields: { site: 'East' } }, true),
        made({ action: 'set', record: 'supplier', id: 'a', fields: { name: 'Other' } }),
      ],
      'element',
    );
    expect(overlay.get('a')).toEqual({ fields: { site: 'South', plane: 'control' }, added: false, removed: false });
  });

  test('null takes a value away', () => {
    const overlay = draftOverlay(
      [made({ action: 'set', record: 'element', id: 'a', fields: { site: null } })],
      'element',
    );
    expect(overlaid({ id: 'a', site: 'North', region: 'r' }, overlay.get('a'))).toEqual({
      id: 'a',
      site: undefined,
      region: 'r',
    });
  });

  test('an added record can be changed and removed again', () => {
    const overlay = draftOverlay(
      [
        made({ action: 'add', record: 'element', value: { id: 'n', kind: 'storage' } }),
        made({ action: 'set', record: 'element', id: 'n', fields: { site: 'North' } }),
        made({ action: 'remove', record: 'element', id: 'n' }),
      ],
      'element',
    );
    expect(overlay.get('n')).toEqual({
      fields: { id: 'n', kind: 'storage', site: 'North' },
      added: true,
      removed: true,
    });
  });

  test('relations go by from, type and to', () => {
    const overlay = draftOverlay(
      [
        made({ action: 'add', record: 'relation', value: { from: 'a', to: 'b', type: 'hosted-on' } }),
        made({ action: 'set', record: 'relation', id: 'a|hosted-on|b', fields: { group: 'g' } }),
      ],
      'relation',
    );
    expect(overlay.get('a|hosted-on|b')).toEqual({
      fields: { from: 'a', to: 'b', type: 'hosted-on', group: 'g' },
      added: true,
      removed: false,
    });
  });
});
