import type { ProblemItem } from '@cleanpath/api';

/** `elements.csv:14:5`, as editors and terminals write a place; a pointer where the file has no lines. */
export function placeText({ file, line, column, pointer }: ProblemItem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return line === undefined && pointer !== undefined && pointer !== '' ? `${place} ${pointer}`.trim() : place;
}
