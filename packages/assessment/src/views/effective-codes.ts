import { trustCode } from '@cleanpath/model';
import { effectiveState } from '@cleanpath/network';
import type { Study } from '../study.js';

/** Trust code per element with everything it depends on: 0 trusted, 1 unknown, 2 untrusted. */
export function effectiveCodes(study: Study): Uint8Array {
  return Uint8Array.from({ length: study.network.count }, (_, row) => trustCode(effectiveState(study.view, row)));
}
