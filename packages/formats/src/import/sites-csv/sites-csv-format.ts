import type { ImportFormat } from '../import-format.js';
import { HEADER_ALIASES, SITE_COLUMNS } from './site-columns.js';
import { readSites } from './read-sites.js';

/** National lists of mobile sites: one row per operator and site, with a position. */
export const sitesCsv: ImportFormat = {
  id: 'sites-csv',
  title: 'Mobile site list (CSV)',
  reads: 'CSV lists of radio sites with an operator and a position in WGS 84 degrees or Lambert-93 metres',
  options: [
    {
      name: 'columns',
      type: 'text',
      default: '',
      description: `Headers of the file where they are not understood, e.g. operator=Licensee,lat=Lat_WGS; names: ${SITE_COLUMNS.join(', ')}`,
    },
    { name: 'delimiter', type: 'text', default: 'auto', description: 'auto, or the separator: ";", ",", "tab" or "|"' },
    {
      name: 'projection',
      type: 'choice',
      choices: ['auto', 'wgs84', 'lambert93'],
      default: 'auto',
      description: 'Meaning of x and y; auto: degrees where a latitude and a longitude column exist, else Lambert-93',
    },
    {
      name: 'encoding',
      type: 'choice',
      choices: ['utf-8', 'latin1'],
      default: 'utf-8',
      description: 'Text encoding of the file',
    },
    {
      name: 'sites',
      type: 'boolean',
      default: true,
      description: 'Also make one base-station-site element per position, hosting the stations of all operators there',
    },
    {
      name: 'expand',
      type: 'choice',
      choices: ['none', 'national'],
      default: 'none',
      description:
        'national: complete the stations to a synthetic national network with invented equipment, suppliers, core and demands, declared as such',
    },
    {
      name: 'elements',
      type: 'integer',
      default: 0,
      description: 'With expand: wanted number of elements, for which stations are sampled; 0: all stations',
    },
  ],
  example: 'cleanpath import sites-csv sites.csv.gz --into my-network',
  mappings: [
    {
      source: 'row',
      target: 'element of kind base-station',
      note: 'id = operator/x,y (or operator/id where an id column exists); repetitions get -2, -3 …',
    },
    {
      source: 'position',
      target: 'element of kind base-station-site',
      note: 'one per distinct position; the station is hosted-on it',
    },
    ...SITE_COLUMNS.filter((name) => name !== 'x' && name !== 'y').map((name) => ({
      source: HEADER_ALIASES[name].slice(0, 4).join(', '),
      target: targets()[name] ?? `element.${name}`,
    })),
    {
      source: 'x, y',
      target: 'element.lat, element.lon',
      note: 'from Lambert-93 (EPSG:2154); x and y are kept as attributes',
    },
    { source: '2G … 6G', target: 'element.attributes.technologies', note: 'flags 0/1' },
    { source: 'any other column', target: 'element.attributes' },
  ],
  traps: [
    'A row without a usable position (such as `#N/A`) is rejected with its line; the others are imported.',
    'Rows without any technology are kept.',
    'The lists name operators, not suppliers: the supplier of every station stays unknown.',
    'Decimal commas are understood in latitudes and longitudes.',
  ],
  detect: (head, filename) => {
    const firstLine = head.slice(0, Math.max(0, head.indexOf('\n'))).toLowerCase();
    const columns =
      /^[^<{[]*[;,\t|]/.test(firstLine) && /(^|[;,\t|"])(x|lat|latitude|y)["]?([;,\t|]|\r|$)/.test(firstLine);
    return columns ? 0.7 : /\.(csv|tsv)$/i.test(filename) ? 0.2 : 0;
  },
  read: readSites,
  national: (options) => {
    if (options['expand'] !== 'national') return undefined;
    const elements = options['elements'] as number;
    return elements === 0 ? {} : { elements };
  },
};

function targets(): Readonly<Partial<Record<(typeof SITE_COLUMNS)[number], string>>> {
  return {
    id: 'part of element.id',
    operator: 'element.operator',
    lat: 'element.lat',
    lon: 'element.lon',
    supplier: 'element.supplier',
    technologies: 'element.attributes.technologies',
  };
}
