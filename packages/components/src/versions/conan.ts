import { isDigit, numberKey, runEnd, TEXT_END, ZERO } from './key-parts.js';
import { keyedOrder } from './order.js';

const END = '\x01';
/** Behind every number. */
const WORD = '\uffff';

/**
 * Conan packages (docs.conan.io, “Version ranges”): any number of dot-separated items, numbers before words, zeros at the
 * end without meaning; a prerelease sorts before, a build after its version. An item such as `1a` sorts after `1`: Conan
 * compares it as text, which is not transitive.
 */
export const conan = keyedOrder('conan', (version) => {
  const text = version.trim();
  const plus = text.indexOf('+');
  const build = plus < 0 ? undefined : text.slice(plus + 1);
  const rest = plus < 0 ? text : text.slice(0, plus);
  const hyphen = rest.indexOf('-');
  const main = hyphen < 0 ? rest : rest.slice(0, hyphen);
  return (
    items(main) +
    (hyphen < 0 ? '\x02' : '\x01' + items(rest.slice(hyphen + 1))) +
    (build === undefined ? '\x01' : '\x02' + items(build))
  );
});

function items(text: string): string {
  let key = '';
  let zeros = '';
  for (const item of text.split('.')) {
    const piece = itemKey(item);
    if (piece === ZERO + TEXT_END) zeros += piece;
    else if (item !== '') {
      key += zeros + piece;
      zeros = '';
    }
  }
  return key + END;
}

function itemKey(item: string): string {
  const stop = runEnd(item, 0, isDigit);
  return (stop === 0 ? WORD : numberKey(item.slice(0, stop))) + item.slice(stop) + TEXT_END;
}
