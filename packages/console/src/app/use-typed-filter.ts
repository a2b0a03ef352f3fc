import { useEffect, useRef, useState } from 'react';

/** Letters typed within this time change the address once, ms. */
const PAUSE = 200;

/**
 * Text of an input whose filter lives in the address: the input follows every letter, the address a moment later, and a
 * step back fills the input again.
 *
 * @example const [text, type] = useTypedFilter(filters.q, (q) => setFilters({ q }, { replace: true }));
 */
export function useTypedFilter(
  value: string | undefined,
  onChange: (value: string | undefined) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (timer.current === undefined) setText(value ?? '');
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const wanted = next.trim();
      change.current(wanted === '' ? undefined : wanted);
    }, PAUSE);
  };
  return [text, type];
}
