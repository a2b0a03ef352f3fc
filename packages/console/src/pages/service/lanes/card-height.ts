/** What of a card takes room. */
export interface CardText {
  readonly name: string;
  readonly supplier: boolean;
  readonly reason: string | undefined;
  readonly evidence: boolean;
}

/** Sizes of the card in lane-card.module.css, px. */
const PADDING = 8;
const BORDER = 2;
const KIND_LINE = 16;
const NAME_LINE = 18;
const CHIP_LINE = 24;
const REASON_LINE = 16;
const EVIDENCE_LINE = 20;

/** Mean width of a letter at 13 px half-bold and at 12 px, px; wide on purpose, lines beyond are clamped anyway. */
const NAME_LETTER = 7.2;
const REASON_LETTER = 5.9;

export const MAX_NAME_LINES = 2;
export const MAX_REASON_LINES = 3;

/** Height of a card of a given width, so that the layout needs no measuring in the document. */
export function cardHeight({ name, supplier, reason, evidence }: CardText, width: number): number {
  const inside = width - 2 * (PADDING + BORDER + 2);
  // The trust glyph stands before the name.
  const nameLines = lines(name, inside - 20, NAME_LETTER, MAX_NAME_LINES);
  const reasonLines = reason === undefined ? 0 : lines(reason, inside, REASON_LETTER, MAX_REASON_LINES);
  return (
    2 * (PADDING + BORDER) +
    KIND_LINE +
    nameLines * NAME_LINE +
    (supplier ? CHIP_LINE : 0) +
    reasonLines * REASON_LINE +
    (reasonLines > 0 ? 4 : 0) +
    (evidence ? EVIDENCE_LINE : 0)
  );
}

/** Lines a text takes when words stay whole where they can. */
function lines(text: string, width: number, letter: number, most: number): number {
  const perLine = Math.max(4, Math.floor(width / letter));
  let count = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const length = Math.min(word.length, perLine);
    if (used > 0 && used + 1 + length > perLine) {
      count++;
      used = length;
    } else {
      used += (used > 0 ? 1 : 0) + length;
    }
    count += Math.ceil(word.length / perLine) - 1;
    if (count >= most) return most;
  }
  return count;
}
