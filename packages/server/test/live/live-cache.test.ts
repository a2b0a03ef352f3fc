import { describe, expect, it } from 'vitest';
import type { Dossier } from '@cleanpath/model';
import { LiveCache, type OpenView } from '../../src/live/live-cache.js';
import type { Need } from '../../src/live/live-protocol.js';

const snapshot = (id: string) => ({ what: 'snapshot', networkId: 'n', id, snapshotId: id }) as const satisfies Need;
const view = (id: string, of: string) => ({ what: 'view', networkId: 'n', id, snapshotId: of }) as const satisfies Need;
const DOSSIER = {} as Dossier;
const VIEW = {} as OpenView;

describe('memory for open networks', () => {
  it('closes what was not asked for longest, and the analysis with its facts', () => {
    const cache = new LiveCache(100);
    cache.put(snapshot('a'), DOSSIER, 30);
    cache.put(view('x', 'a'), VIEW, 20);
    cache.put(snapshot('b'), DOSSIER, 40);
    cache.get(snapshot('a'));
    cache.put(snapshot('c'), DOSSIER, 30);
    // The view is older than b by use, but b alone would do: the view goes first, then nothing more is needed.
    expect(cache.names).toEqual(['snapshot n b', 'snapshot n a', 'snapshot n c']);
    cache.put(view('x', 'a'), VIEW, 20);
    expect(cache.names).toEqual(['snapshot n a', 'snapshot n c', 'view n x']);
    cache.put(snapshot('d'), DOSSIER, 60);
    expect(cache.names).toEqual(['snapshot n c', 'snapshot n d']);
    expect(cache.bytes).toBe(90);
  });

  it('keeps what the question at hand needs, whatever its size', () => {
    const cache = new LiveCache(10);
    cache.put(snapshot('a'), DOSSIER, 30);
    cache.put(view('x', 'a'), VIEW, 20, [snapshot('a')]);
    expect(cache.names).toEqual(['snapshot n a', 'view n x']);
    cache.put(snapshot('b'), DOSSIER, 5);
    expect(cache.names).toEqual(['snapshot n b']);
  });
});
