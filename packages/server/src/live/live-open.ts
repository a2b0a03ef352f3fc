import { gunzipSync } from 'node:zlib';
import { drawnRoutes, effectiveCodes, study } from '@cleanpath/assessment';
import { decodeSnapshot } from '@cleanpath/formats';
import { type Assessment, type Dossier } from '@cleanpath/model';
import type { Catalogs } from '@cleanpath/trust';
import type { LiveCache } from './live-cache.js';
import type { Need, Supply } from './live-protocol.js';

/**
 * Bytes held per element and relation beyond the snapshot itself, measured on a nation of a million elements: ids and
 * their index, and with the analysis its arrays, search texts and indexes of places and neighbours.
 */
const FACT_BYTES_PER_ELEMENT = 150;
const VIEW_BYTES_PER_ELEMENT = 250;
const VIEW_BYTES_PER_RELATION = 65;

/** Parsed JSON is about this much larger than its text. */
const PARSED_FACTOR = 3;

/** Opens one need with what the host brought. False where what it rests on was closed meanwhile. */
export function open(cache: LiveCache, catalogs: Catalogs, need: Need, supply: Supply, keep: readonly Need[]): boolean {
  switch (supply.what) {
    case 'snapshot': {
      const dossier = decodeSnapshot(supply.bytes);
      const bytes = supply.bytes.byteLength + dossier.elements.count * FACT_BYTES_PER_ELEMENT;
      cache.put({ ...need, what: 'snapshot' }, dossier, bytes, keep);
      return true;
    }
    case 'view': {
      const dossier = cache.get({ ...need, what: 'snapshot', id: need.snapshotId });
      if (!dossier) return false;
      const { policy, asOf } = supply;
      // How far a decision can be shaken is not asked here, and takes most of the time.
      const found = study(dossier, { catalogs, policy, asOf, sensitivity: false });
      cache.put(
        { ...need, what: 'view' },
        { study: found, effective: effectiveCodes(found) },
        viewBytes(dossier),
        keep,
      );
      return true;
    }
    case 'routes': {
      const { document, bytes } = unpacked(supply.packed);
      cache.put({ ...need, what: 'routes' }, drawnRoutes(document.demands), bytes / PARSED_FACTOR, keep);
      return true;
    }
    case 'document': {
      const { document, bytes } = unpacked(supply.packed);
      cache.put({ ...need, what: 'document' }, document, bytes, keep);
      return true;
    }
  }
}

function viewBytes({ elements, relations }: Dossier): number {
  return elements.count * VIEW_BYTES_PER_ELEMENT + relations.count * VIEW_BYTES_PER_RELATION;
}

function unpacked(packed: Uint8Array): { document: Assessment; bytes: number } {
  const text = gunzipSync(packed).toString('utf8');
  return { document: JSON.parse(text) as Assessment, bytes: text.length * PARSED_FACTOR };
}
