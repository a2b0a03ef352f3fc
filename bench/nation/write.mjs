import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ELEMENT_KIND_NAMES, RELATION_TYPES } from '@cleanpath/model';
import { suppliers } from './tables.mjs';

const CHUNK = 1 << 20;

/** Writes the nation as a dossier directory with its two large tables in `format`: ndjson or csv. */
export function writeNation({ columns, demands }, directory, format) {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'dossier.yaml'), 'dossier: 1\nid: n1m\nname: Synthetic nation\n');
  writeFileSync(
    join(directory, 'suppliers.yaml'),
    suppliers()
      .map((s) => `- ${JSON.stringify(s)}\n`)
      .join(''),
  );
  lines(join(directory, 'demands.ndjson'), demands.length, (i) => `${JSON.stringify(demands[i])}\n`);
  const rows = format === 'csv' ? csvRows(columns) : jsonRows(columns);
  lines(join(directory, `elements.${format}`), columns.elements, rows.element, rows.elementHeader);
  lines(join(directory, `relations.${format}`), columns.relations, rows.relation, rows.relationHeader);
}

function csvRows({ ids, kind, supplier, operator, region, lat, lon, from, to, type, group, groups, need, metric }) {
  return {
    elementHeader: 'id,kind,supplier,operator,region,lat,lon\n',
    element: (e) =>
      `${ids[e]},${ELEMENT_KIND_NAMES[kind[e]]},s${supplier[e]},s${operator[e]},region-${region[e]},${lat[e].toFixed(5)},${lon[e].toFixed(5)}\n`,
    relationHeader: 'from,to,type,group,need,metric\n',
    relation: (r) =>
      `${ids[from[r]]},${ids[to[r]]},${RELATION_TYPES[type[r]]},${groups[group[r]] ?? ''},${need[r] || ''},${Number.isNaN(metric[r]) ? '' : metric[r]}\n`,
  };
}

function jsonRows({ ids, kind, supplier, operator, region, lat, lon, from, to, type, group, groups, need, metric }) {
  return {
    element: (e) =>
      `{"id":"${ids[e]}","kind":"${ELEMENT_KIND_NAMES[kind[e]]}","supplier":"s${supplier[e]}","operator":"s${operator[e]}","region":"region-${region[e]}","lat":${lat[e].toFixed(5)},"lon":${lon[e].toFixed(5)}}\n`,
    relation: (r) => {
      const rest = `${group[r] < 0 ? '' : `,"group":"${groups[group[r]]}","need":${need[r]}`}${Number.isNaN(metric[r]) ? '' : `,"metric":${metric[r]}`}`;
      return `{"from":"${ids[from[r]]}","to":"${ids[to[r]]}","type":"${RELATION_TYPES[type[r]]}"${rest}}\n`;
    },
  };
}

function lines(path, count, make, header = '') {
  const file = openSync(path, 'w');
  let text = header;
  for (let i = 0; i < count; i++) {
    text += make(i);
    if (text.length < CHUNK) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}
