import { GLYPH_SPRITE, ICON_SPRITE } from '@cleanpath/assessment/charts';

/** Symbols and the hatch pattern every chart and glyph refers to; once per document. */
export function Sprites() {
  return (
    <div
      className="drawn sprites"
      aria-hidden
      dangerouslySetInnerHTML={{ __html: GLYPH_SPRITE.markup + ICON_SPRITE.markup }}
    />
  );
}
