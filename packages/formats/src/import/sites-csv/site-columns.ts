import { fail } from '@cleanpath/model';

/** The columns a site list may have; everything else is kept as an attribute. */
export const SITE_COLUMNS = [
  'id',
  'operator',
  'name',
  'x',
  'y',
  'lat',
  'lon',
  'region',
  'supplier',
  'kind',
  'technologies',
] as const;
export type SiteColumn = (typeof SITE_COLUMNS)[number];

/** Header words understood without being told, compared without case, accents, spaces and punctuation. */
export const HEADER_ALIASES: Readonly<Record<SiteColumn, readonly string[]>> = {
  id: ['id', 'siteid', 'idsite', 'stationid', 'idstation', 'cellid', 'sitecode', 'code'],
  operator: [
    'operator',
    'operateur',
    'nomop',
    'codeop',
    'plmn',
    'mccmnc',
    'net',
    'carrier',
    'licensee',
    'betreiber',
    'operador',
  ],
  name: ['name', 'sitename', 'nom', 'nomsite', 'label'],
  x: ['x', 'xlambert93', 'xl93', 'easting', 'coordx', 'longitudelambert93'],
  y: ['y', 'ylambert93', 'yl93', 'northing', 'coordy'],
  lat: ['lat', 'latitude', 'latitudewgs84', 'breitengrad', 'latitud'],
  lon: ['lon', 'lng', 'long', 'longitude', 'longitudewgs84', 'langengrad', 'longitud'],
  region: ['region', 'nomreg', 'province', 'state', 'county', 'departement', 'land', 'bundesland', 'district'],
  supplier: ['supplier', 'vendor', 'manufacturer', 'equipmentvendor'],
  kind: ['kind'],
  technologies: ['technologies', 'technology', 'radio', 'rat', 'generation'],
};

/** Columns such as 2G … 6G hold a flag each. */
export const TECHNOLOGY_HEADER = /^(?:site)?([2-6]g)$/;

export interface SiteLayout {
  readonly column: Readonly<Partial<Record<SiteColumn, number>>>;
  /** Flag columns: technology and column number. */
  readonly flags: readonly (readonly [string, number])[];
  /** Everything else: header and column number. */
  readonly rest: readonly (readonly [string, number])[];
}

/**
 * Finds out what the columns mean. `given` maps our columns to headers of the file and wins over the aliases:
 * `operator=Licence holder,lat=Lat_WGS`.
 */
export function siteLayout(header: readonly string[], given: string, file: string): SiteLayout {
  const wanted = parseColumns(given, file);
  const column: Partial<Record<SiteColumn, number>> = {};
  const used = new Set<number>();
  for (const [name, title] of wanted) {
    const index = header.findIndex((cell) => plain(cell) === plain(title));
    if (index === -1)
      throw fail('header-missing', { file, line: 1, value: title, message: `There is no column "${title}"` });
    column[name] = index;
    used.add(index);
  }
  for (const name of SITE_COLUMNS) {
    if (column[name] !== undefined) continue;
    const index = header.findIndex((cell, i) => !used.has(i) && HEADER_ALIASES[name].includes(plain(cell)));
    if (index === -1) continue;
    column[name] = index;
    used.add(index);
  }
  const flags: (readonly [string, number])[] = [];
  const rest: (readonly [string, number])[] = [];
  header.forEach((cell, index) => {
    const technology = TECHNOLOGY_HEADER.exec(plain(cell))?.[1];
    if (used.has(index)) return;
    if (technology !== undefined) flags.push([technology.toUpperCase(), index]);
    else rest.push([cell.trim() || `column-${index + 1}`, index]);
  });
  checkPosition(column, file);
  return { column, flags, rest };
}

function checkPosition(column: SiteLayout['column'], file: string): void {
  const projected = column.x !== undefined && column.y !== undefined;
  const geographic = column.lat !== undefined && column.lon !== undefined;
  if (projected || geographic) return;
  throw fail('header-missing', {
    file,
    line: 1,
    message: 'The site list has neither latitude and longitude nor x and y',
    remedy: 'Name the columns with the option columns, e.g. columns=lat=LATITUDE,lon=LONGITUDE.',
  });
}

function parseColumns(given: string, file: string): [SiteColumn, string][] {
  return given
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name, ...title] = part.split('=');
      const column = SITE_COLUMNS.find((known) => known === name?.trim());
      if (column && title.length > 0) return [column, title.join('=').trim()];
      throw fail('usage-invalid', {
        file,
        value: part,
        message: `Columns are given as name=header, with a name of ${SITE_COLUMNS.join(', ')}`,
      });
    });
}

function plain(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
