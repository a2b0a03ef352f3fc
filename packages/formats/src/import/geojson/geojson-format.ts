import { ELEMENT_KIND_NAMES, fail, type ElementKind } from '@cleanpath/model';
import type { ImportFormat } from '../import-format.js';
import { arrayOf, isObject, own, parseJson } from '../input/parse-json.js';
import { readFeatures } from './read-features.js';

/** GeoJSON features: positions for elements of other files, or elements of their own. */
export const geojson: ImportFormat = {
  id: 'geojson',
  title: 'GeoJSON (RFC 7946)',
  reads: 'FeatureCollections of points, lines and polygons; joins positions to elements imported before',
  completes: true,
  options: [
    {
      name: 'id',
      type: 'text',
      default: 'auto',
      description: 'Property that holds the id; auto: node-id, id, name of the feature, feature id',
    },
    {
      name: 'from',
      type: 'text',
      default: 'from,source,a-end,source-node',
      description: 'Properties that hold the first end of a line, tried in order',
    },
    {
      name: 'to',
      type: 'text',
      default: 'to,target,b-end,dest-node',
      description: 'Properties that hold the second end of a line, tried in order',
    },
    {
      name: 'unmatched',
      type: 'choice',
      choices: ['create', 'ignore'],
      default: 'create',
      description: 'Points whose id matches no element: make an element, or only count them',
    },
    {
      name: 'kind',
      type: 'choice',
      choices: ELEMENT_KIND_NAMES,
      default: 'site',
      description: 'Kind of elements made from points whose kind the source does not tell',
    },
  ],
  example: 'cleanpath import geojson positions.geo.json.gz --into my-network',
  mappings: [
    {
      source: 'Point + id property',
      target: 'element.lat, element.lon of the element with that id',
      note: 'or the one element whose id ends in "/" + it',
    },
    {
      source: 'Point without a match',
      target: 'element',
      note: 'kind from the properties kind or function, else the option',
    },
    { source: 'LineString with two end ids', target: 'element of kind link with a link to each end' },
    {
      source: 'Polygon, MultiPolygon with an id',
      target: 'element.attributes.coverage',
      note: 'of the element the id names; other polygons are counted',
    },
    { source: 'properties', target: 'element.attributes' },
  ],
  traps: [
    'Coordinates are longitude first. A pair that is only possible the other way round is rejected, not swapped.',
    'Points are joined by id only, never by distance.',
  ],
  detect: (head) => (/"type"\s*:\s*"Feature(Collection)?"/.test(head) ? 0.95 : 0),
  read: (file, options, draft) => {
    const root = parseJson(file);
    const type = own(root, 'type');
    const features = type === 'Feature' ? [root] : arrayOf(own(root, 'features'));
    if (!isObject(root) || (type !== 'FeatureCollection' && type !== 'Feature')) {
      throw fail('value-missing', {
        file: file.name,
        message: 'The file is neither a FeatureCollection nor a Feature',
      });
    }
    if (own(root, 'crs') !== undefined)
      draft.assume('A coordinate reference system is named; RFC 7946 knows only WGS 84, so it is ignored');
    readFeatures(features, {
      file: file.name,
      single: type === 'Feature',
      idProperty: String(options['id']),
      fromProperties: String(options['from']).split(','),
      toProperties: String(options['to']).split(','),
      create: options['unmatched'] === 'create',
      kind: options['kind'] as ElementKind,
      draft,
    });
  },
};
