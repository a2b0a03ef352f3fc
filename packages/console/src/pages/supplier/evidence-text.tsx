import { Link } from '@tanstack/react-router';
import type { ConsoleSearch } from '../../app/search-params.js';
import { ServerText } from '../../messages/server-text.js';

export interface EvidenceTextProps {
  readonly text: string;
  /** Ids of evidence on this page; where the text names one, it becomes a link to it. */
  readonly ids: ReadonlySet<string>;
}

/** Text of the server that names items of evidence, each name a link to the item. */
export function EvidenceText({ text, ids }: EvidenceTextProps) {
  return (
    <ServerText>
      {textParts(text, ids).map((part, i) =>
        part.id === undefined ? (
          part.text
        ) : (
          <Link
            key={`${i} ${part.id}`}
            to="."
            search={(before: ConsoleSearch) => ({ ...before, on: undefined, evidence: part.id })}
            resetScroll={false}
          >
            {part.text}
          </Link>
        ),
      )}
    </ServerText>
  );
}

/** The text cut at the ids it names; a word counts as one only as a whole. */
export function textParts(text: string, ids: ReadonlySet<string>): { readonly text: string; readonly id?: string }[] {
  const parts: { text: string; id?: string }[] = [];
  for (const piece of text.split(/(\s+)/)) {
    const [, word = '', tail = ''] = /^(.*?)([.,;:)\]]*)$/.exec(piece) ?? [];
    const named = ids.has(word);
    const last = parts.at(-1);
    if (named) parts.push({ text: word, id: word });
    const plain = named ? tail : piece;
    if (plain === '') continue;
    if (!named && last && last.id === undefined) last.text += plain;
    else parts.push({ text: plain });
  }
  return parts;
}
