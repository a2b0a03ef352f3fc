/**
 * Runs inside the page: measures boxes and returns what is wrong, one sentence per fault. Tolerances in px.
 * Opens all details first, so that what they hold is measured too.
 */
export function layoutFaults() {
  const TOLERANCE = 2;
  for (const details of document.querySelectorAll('details')) details.open = true;
  const name = (element) => {
    const classes = element.getAttribute('class');
    const where = element.closest('[id]')?.id ?? '';
    return `<${element.tagName.toLowerCase()}${classes ? `.${classes.trim().replaceAll(/\s+/g, '.')}` : ''}> in #${where} “${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
  };
  const root = document.documentElement;
  const faults = { overflow: [], clipped: [], overlapping: [], anchors: [], contrast: [], structure: [] };

  if (root.scrollWidth > root.clientWidth + 1) {
    faults.overflow.push(`${root.scrollWidth} px wide in ${root.clientWidth} px`);
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      if (box.right > root.clientWidth + 1 && !element.closest('.table-scroll, .contents, .sprite, .map'))
        faults.overflow.push(name(element));
    }
  }

  // Text runs: each text node with its own boxes, its element and its nearest clipping ancestor.
  const runs = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.trim() === '') continue;
    const element = node.parentElement;
    if (element.closest('script, style, title, .sr, .skip, .tip, .sprite, option, [hidden]')) continue;
    const style = getComputedStyle(element);
    // Closed details have boxes but are not shown.
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    // Drawn text inside a hidden group claims to be visible, but has no box.
    if (element.closest('svg') && element.getBoundingClientRect().width === 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length > 0) runs.push({ element, boxes, style });
  }

  for (const { element, boxes } of runs) {
    for (let parent = element; parent && parent !== document.body; parent = parent.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      const scrolls = ['auto', 'scroll'].includes(overflowX);
      const clips =
        overflowX === 'hidden' ||
        overflowY === 'hidden' ||
        parent.matches('.card, .fold, .cut, .lane > span, td, th, .context dd');
      if (scrolls) break;
      if (!clips) continue;
      const frame = parent.getBoundingClientRect();
      const out = boxes.some(
        (box) =>
          box.left < frame.left - TOLERANCE ||
          box.right > frame.right + TOLERANCE ||
          box.top < frame.top - TOLERANCE ||
          box.bottom > frame.bottom + TOLERANCE,
      );
      if (out) faults.clipped.push(`${name(element)} leaves ${name(parent).slice(0, 60)}`);
    }
    const svg = element.closest('svg');
    if (svg) {
      const frame = svg.getBoundingClientRect();
      if (boxes.some((box) => box.left < frame.left - TOLERANCE || box.right > frame.right + TOLERANCE))
        faults.clipped.push(`${name(element)} leaves its drawing`);
    }
  }

  // Overlap: boxes of text of different elements, found with a coarse grid. Sticky heads float above by design.
  const cells = new Map();
  const CELL = 64;
  const overlaps = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const seen = new Set();
  for (const run of runs) {
    if (run.element.closest('.context')) continue;
    for (const box of run.boxes) {
      for (let x = Math.floor(box.left / CELL); x <= box.right / CELL; x++) {
        for (let y = Math.floor(box.top / CELL); y <= box.bottom / CELL; y++) {
          const key = `${x},${y}`;
          const list = cells.get(key) ?? [];
          for (const other of list) {
            if (
              other.run.element === run.element ||
              other.run.element.contains(run.element) ||
              run.element.contains(other.run.element)
            )
              continue;
            // Cells scrolled out of their container are hidden, not overlapping.
            const frames = [run, other.run].map(({ element }) =>
              element.closest('.table-scroll, .contents')?.getBoundingClientRect(),
            );
            if (
              frames.some(
                (frame, i) =>
                  frame && ([box, other.box][i].right > frame.right + 1 || [box, other.box][i].left < frame.left - 1),
              )
            )
              continue;
            if (!overlaps(box, other.box)) continue;
            const fault = `${name(run.element)} over ${name(other.run.element)}`;
            if (!seen.has(fault)) faults.overlapping.push(fault);
            seen.add(fault);
          }
          list.push({ run, box });
          cells.set(key, list);
        }
      }
    }
  }

  const ids = new Set();
  for (const element of document.querySelectorAll('[id]')) {
    if (ids.has(element.id)) faults.anchors.push(`id ${element.id} twice`);
    ids.add(element.id);
  }
  for (const link of document.querySelectorAll('a[href]')) {
    const target = link.getAttribute('href');
    if (!target.startsWith('#')) faults.anchors.push(`${target} leaves the document`);
    else if (!ids.has(decodeURIComponent(target.slice(1)))) faults.anchors.push(`${target} leads nowhere`);
  }
  for (const use of document.querySelectorAll('use'))
    if (!ids.has(use.getAttribute('href').slice(1)))
      faults.anchors.push(`symbol ${use.getAttribute('href')} is missing`);
  for (const element of document.querySelectorAll('[aria-labelledby]'))
    for (const id of element.getAttribute('aria-labelledby').split(' '))
      if (!ids.has(id)) faults.anchors.push(`label ${id} is missing`);

  // Contrast of text on the nearest opaque ground, WCAG 2.2 §1.4.3; text on drawn shapes is checked by the palette test.
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? ['0', '0', '0', '0']).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const ground = parse(getComputedStyle(at).backgroundColor);
      if (ground.length < 4 || ground[3] === 1) if (!(ground.length === 4 && ground[3] === 0)) return ground;
    }
    return [255, 255, 255];
  };
  const told = new Set();
  for (const { element, style } of runs) {
    if (element.closest('svg')) continue;
    const large = parseFloat(style.fontSize) >= 24;
    const value = ratio(parse(style.color), groundOf(element));
    const key = `${style.color} ${groundOf(element)}`;
    if (value >= (large ? 3 : 4.5) || told.has(key)) continue;
    told.add(key);
    faults.contrast.push(`${value.toFixed(2)} for ${name(element)}`);
  }

  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.structure.push(`${name(heading)} follows level ${level}`);
    level = next;
  }
  if (document.querySelectorAll('h1').length !== 1) faults.structure.push('not exactly one h1');
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption) faults.structure.push(`${name(table)} has no caption`);
    for (const head of table.querySelectorAll('th'))
      if (!head.hasAttribute('scope')) faults.structure.push(`${name(head)} has no scope`);
  }
  for (const svg of document.querySelectorAll('svg:not(.sprite)')) {
    if (svg.parentElement.closest('svg')) continue;
    const spoken = svg.getAttribute('aria-label') ?? svg.getAttribute('aria-labelledby');
    if (svg.getAttribute('aria-hidden') !== 'true' && !(svg.getAttribute('role') === 'img' && spoken))
      faults.structure.push(`${name(svg)} has neither a name nor aria-hidden`);
  }
  if (!document.querySelector('main') || !document.querySelector('nav') || !document.querySelector('header'))
    faults.structure.push('a landmark is missing');
  if (!root.lang) faults.structure.push('no language');
  return faults;
}
