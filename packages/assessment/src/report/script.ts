/**
 * The only script of a report: sorts and filters tables, shows tips, toggles the theme. Everything can be read without
 * it. It builds text with textContent only, so names stay text, and it fetches nothing.
 */
export const SCRIPT = `(() => {
'use strict';
const make = (tag, props, ...children) => { const node = Object.assign(document.createElement(tag), props); node.append(...children); return node; };
const keyOf = (cell) => cell.dataset.sort ?? cell.textContent.trim();
const compare = (a, b) => { const x = Number(a), y = Number(b); if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y; return a < b ? -1 : a > b ? 1 : 0; };
for (const table of document.querySelectorAll('table[data-sortable]')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const label = head.querySelector('.head');
    const button = make('button', { type: 'button' });
    label.replaceWith(button);
    button.append(label);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...body.rows].map((row, at) => ({ row, at, key: keyOf(row.cells[column]) }));
      rows.sort((a, b) => (compare(a.key, b.key) || a.at - b.at) * (down ? -1 : 1));
      body.append(...rows.map(({ row }) => row));
    });
  });
}
for (const table of document.querySelectorAll('table[data-filters]')) {
  const rows = [...table.tBodies[0].rows];
  const text = make('input', { type: 'search' });
  const count = make('output', {});
  const selects = table.dataset.filters.split(';').map((entry) => {
    const [name, values] = entry.split(':');
    const select = make('select', {}, make('option', { value: '', textContent: 'all' }), ...values.split('|').filter((value) => rows.some((row) => row.getAttribute('data-facet-' + name) === value)).map((value) => make('option', { value, textContent: value })));
    select.name = name;
    return select;
  });
  const apply = () => {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const match = row.textContent.toLowerCase().includes(wanted) && selects.every((s) => s.value === '' || row.getAttribute('data-facet-' + s.name) === s.value);
      row.hidden = !match;
      if (match) shown++;
    }
    count.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length + ' shown';
  };
  text.addEventListener('input', apply);
  for (const select of selects) select.addEventListener('change', apply);
  const bar = make('div', { className: 'filter' }, make('label', {}, 'Find ', text), ...selects.map((s) => make('label', {}, s.name[0].toUpperCase() + s.name.slice(1) + ' ', s)), count);
  table.closest('.table-scroll').before(bar);
}
const tip = make('div', { className: 'tip', hidden: true });
tip.setAttribute('role', 'tooltip');
document.body.append(tip);
const show = (target, x, y) => {
  tip.textContent = target.dataset.tip;
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(x + 12, innerWidth - box.width - 4)) + 'px';
  tip.style.top = (y + 16 + box.height > innerHeight ? y - box.height - 8 : y + 16) + 'px';
};
addEventListener('pointermove', (event) => {
  const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
  if (target) show(target, event.clientX, event.clientY); else tip.hidden = true;
});
addEventListener('keydown', (event) => { if (event.key === 'Escape') tip.hidden = true; });
const tools = document.querySelector('[data-tools]');
const dark = matchMedia('(prefers-color-scheme: dark)');
const root = document.documentElement;
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
const toggle = make('button', { type: 'button' });
const label = () => { toggle.textContent = isDark() ? 'Light' : 'Dark'; toggle.setAttribute('aria-label', 'Switch to the ' + (isDark() ? 'light' : 'dark') + ' theme'); };
toggle.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; label(); });
dark.addEventListener('change', label);
label();
tools.append(toggle);
})();`;
