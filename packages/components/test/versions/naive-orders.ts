/** The published rules as loops over characters, without keys: what the keys are held to. */

/** deb-version(7) of one version part, as dpkg's verrevcmp walks it. */
export function compareDeb(a: string, b: string): number {
  const rank = (character: string | undefined): number => {
    if (character === undefined || /[0-9]/.test(character)) return 0;
    if (character === '~') return -1;
    return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    while ((i < a.length && !/[0-9]/.test(a.charAt(i))) || (j < b.length && !/[0-9]/.test(b.charAt(j)))) {
      const found = rank(a[i]) - rank(b[j]);
      if (found !== 0) return found;
      i++;
      j++;
    }
    const x = /^[0-9]*/.exec(a.slice(i))?.[0] ?? '';
    const y = /^[0-9]*/.exec(b.slice(j))?.[0] ?? '';
    const found = BigInt(x || 0) - BigInt(y || 0);
    if (found !== 0n) return found < 0n ? -1 : 1;
    i += x.length;
    j += y.length;
  }
  return 0;
}

/** rpm-version(7) of one version part, as rpmvercmp walks it. */
export function compareRpm(a: string, b: string): number {
  const skip = (text: string): string => text.replace(/^[^0-9A-Za-z~^]+/, '');
  let x = a;
  let y = b;
  for (;;) {
    x = skip(x);
    y = skip(y);
    if (x.startsWith('~') || y.startsWith('~')) {
      if (!x.startsWith('~')) return 1;
      if (!y.startsWith('~')) return -1;
      x = x.slice(1);
      y = y.slice(1);
      continue;
    }
    if (x.startsWith('^') || y.startsWith('^')) {
      if (x === '') return -1;
      if (y === '') return 1;
      if (!x.startsWith('^')) return 1;
      if (!y.startsWith('^')) return -1;
      x = x.slice(1);
      y = y.slice(1);
      continue;
    }
    if (x === '' || y === '') return Number(x !== '') - Number(y !== '');
    const digits = /^[0-9]/.test(x);
    const kind = digits ? /^[0-9]+/ : /^[A-Za-z]+/;
    const one = kind.exec(x)?.[0] ?? '';
    const two = kind.exec(y)?.[0];
    if (two === undefined) return digits ? 1 : -1;
    const order = digits ? Number(BigInt(one) - BigInt(two)) : Number(one > two) - Number(one < two);
    if (order !== 0) return order;
    x = x.slice(one.length);
    y = y.slice(two.length);
  }
}

/** Semantic Versioning 2.0.0 §11 for well-formed versions. */
export function compareSemver(a: string, b: string): number {
  const [x, y] = [parse(a), parse(b)];
  for (const at of [0, 1, 2]) if (x.numbers[at] !== y.numbers[at]) return (x.numbers[at] ?? 0) - (y.numbers[at] ?? 0);
  if (x.ids.length === 0 || y.ids.length === 0) return Number(y.ids.length > 0) - Number(x.ids.length > 0);
  for (let at = 0; at < Math.max(x.ids.length, y.ids.length); at++) {
    const [one, two] = [x.ids[at], y.ids[at]];
    if (one === undefined || two === undefined) return one === undefined ? -1 : 1;
    if (one === two) continue;
    const [m, n] = [/^\d+$/.test(one), /^\d+$/.test(two)];
    if (m && n) return Number(one) - Number(two);
    if (m !== n) return m ? -1 : 1;
    return one < two ? -1 : 1;
  }
  return 0;
}

function parse(text: string): { numbers: number[]; ids: string[] } {
  const [main = ''] = text.split('+');
  const hyphen = main.indexOf('-');
  const numbers = (hyphen < 0 ? main : main.slice(0, hyphen)).split('.').map(Number);
  return { numbers, ids: hyphen < 0 ? [] : main.slice(hyphen + 1).split('.') };
}
