/** Xorshift (13, 17, 5) after Marsaglia 2003: the same numbers on every machine. */
export function xorshift32(seed) {
  let x = seed | 0 || 1;
  const next = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
  const share = () => next() / 2 ** 32;
  return { share, below: (n) => next() % n, normal: () => share() + share() + share() + share() - 2 };
}

/** Draws 0 … n - 1 with weight 1 / (i + 1): a few large suppliers and a long tail. */
export function zipf(n, random) {
  const cumulative = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) cumulative[i] = sum += 1 / (i + 1);
  return () => {
    const x = random.share() * sum;
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] >= x) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
