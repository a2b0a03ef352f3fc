/** A small reader of the tags of a document, strict enough to notice markup that a value smuggled in. */

const TAGS = new Set(
  'html head meta title style body script a svg defs pattern rect symbol circle path g line text use header nav main section article aside figure figcaption div span p b strong em code pre ul ol li dl dt dd h1 h2 h3 h4 table caption thead tbody tr th td time details summary bdi'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(?:lang|charset|http-equiv|content|name|class|href|id|aria-[a-z]+|role|tabindex|style|title|scope|datetime|data-(?:tip|sort|sortable|filters|tools|facet-[a-z]+)|focusable|viewBox|width|height|patternUnits|patternTransform|x|y|x1|x2|y1|y2|cx|cy|r|rx|d|fill|stroke|stroke-width|transform|text-anchor|dx|dy|preserveAspectRatio)$/;

export interface Scan {
  readonly ids: readonly string[];
  readonly links: readonly string[];
  readonly faults: readonly string[];
}

/** Ids, links and everything that is not a known tag with known, double-quoted attributes. */
export function scanMarkup(document: string): Scan {
  const ids: string[] = [];
  const links: string[] = [];
  const faults: string[] = [];
  const markup = document
    .replace(/^<!doctype html>/, '')
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<script>[^]*?<\/script>/, '');
  for (const [tag] of markup.matchAll(/<[^>]*>?/g)) {
    const parts = /^<\/?([a-zA-Z0-9]+)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<>]*")?)*)\s*\/?>$/.exec(tag);
    if (!parts || !TAGS.has(parts[1]!)) {
      faults.push(tag.slice(0, 120));
      continue;
    }
    for (const [, name, value = ''] of parts[2]!.matchAll(/([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.test(name!)) faults.push(`${name!} in ${tag.slice(0, 120)}`);
      if (name === 'id') ids.push(value);
      if (name === 'href' && parts[1] === 'a') links.push(value);
    }
  }
  return { ids, links, faults };
}
