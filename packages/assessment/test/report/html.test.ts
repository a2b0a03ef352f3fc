import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { escapeHtml, html, trustedMarkup } from '../../src/report/html.js';
import { anchor, shorten } from '../../src/report/names.js';
import { cssString } from '../../src/report/style/style-sheet.js';

describe('html template', () => {
  it('escapes text and attributes', () => {
    const name = `<b onclick='x'>"&\``;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&#96;">&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&#96;</p>',
    );
  });

  it('puts Html in as it is, joins lists and drops what is absent', () => {
    const parts = ['<i>', html`<i>1</i>`];
    expect(html`${parts}${undefined}${null}${false}${0}${trustedMarkup('<hr>')}`.markup).toBe('&lt;i&gt;<i>1</i>0<hr>');
  });

  it('is not fooled by an object that a document could hold', () => {
    const value = JSON.parse('["<script>"]') as string[];
    expect(html`${value}`.markup).toBe('&lt;script&gt;');
  });

  it('makes controls, lone surrogates and bidirectional overrides visible', () => {
    expect(escapeHtml('a\u0000b\u202Ec\u2066d\uD800e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
  });

  it('leaves right-to-left scripts and emoji alone', () => {
    expect(escapeHtml('شبكة 🛰️ רשת')).toBe('شبكة 🛰️ רשת');
  });

  it('never lets a value open a tag or leave its attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`]/);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('anchors', () => {
  it('keep plain ids readable', () => {
    expect(anchor('demand', 'grid-1.a_b')).toBe('demand-grid-1.a_b');
  });

  it('are safe in an attribute and an address, and different for different ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(anchor('x', a)).toMatch(/^x-[A-Za-z0-9._~-]*$/);
        if (a.toWellFormed() === a && b.toWellFormed() === b && a !== b)
          expect(anchor('x', a)).not.toBe(anchor('x', b));
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('shortening', () => {
  it('never cuts inside a character and says that it cut', () => {
    expect(shorten('abc', 3)).toBe('abc');
    expect(shorten('a🛰️🛰️', 3)).toBe('a…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, length) => {
        const short = shorten(text, length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(short.isWellFormed()).toBe(true);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('CSS strings', () => {
  it('can neither end early nor close the style element', () => {
    expect(cssString('</style>"\\')).toBe('"\\3c \\2f style\\3e \\22 \\5c "');
  });
});
