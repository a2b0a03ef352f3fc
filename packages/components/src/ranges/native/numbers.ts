/** The next version after every one that begins with these numbers: `1.2` → `1.3`. Undefined where it ends in no number. */
export function bumpLast(version: string): string | undefined {
  const found = /^(.*?)(\d+)$/.exec(version);
  return found ? `${found[1]}${increment(found[2] ?? '')}` : undefined;
}

/** Decimal digits plus one, of any length. */
export function increment(digits: string): string {
  return (BigInt(digits) + 1n).toString();
}
