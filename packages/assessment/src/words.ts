/** English number and list wording shared by all sentences of an assessment. */

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** Numbers up to twelve in words at the start of a sentence, figures beyond. */
export function startNumber(n: number): string {
  return SMALL[n] ?? figure(n);
}

/** A figure with thousands separators, the same on every machine. */
export function figure(n: number): string {
  return String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${figure(n)} ${n === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and 3 more". */
export function listed(items: readonly string[], most = 3, total = items.length): string {
  const shown = items.slice(0, most);
  const left = total - shown.length;
  if (left > 0) return `${shown.join(', ')} and ${figure(left)} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]!}`;
}

/** Whole percent of a share; never rounds up to 100 or down to 0. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '99 %';
  if (rounded === 0 && share > 0) return 'under 1 %';
  return `${rounded} %`;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
