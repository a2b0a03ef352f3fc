import { fail } from '@cleanpath/model';
import type { Study } from '../study.js';
import type { ElementFilter, MapLayer } from './view-types.js';

/** Places and spans of a part of the map; `zoom` as web maps count it, 0 the world in one tile of 512 pixels. */
export function mapLayer(study: Study, effective: Uint8Array, filter: ElementFilter, zoom: number): MapLayer {
  throw fail('unavailable', { value: [study.asOf, effective.length, filter, zoom] });
}
