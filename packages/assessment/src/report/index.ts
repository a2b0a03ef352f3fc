export { renderReport } from './render.js';
export { reportMap, MAX_LINES, MAX_POINTS } from './map/report-map.js';
export type { MapLine, MapPoint, ReportMap } from './map/map-types.js';
export { assessmentTables } from './tables/assessment-tables.js';
export { TABLE_NOTES } from './tables/table-notes.js';
