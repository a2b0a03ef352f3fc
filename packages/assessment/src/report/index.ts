export { renderReport } from './render.js';
export { reportMap, MAX_LINES, MAX_POINTS, type MapLine, type MapPoint, type ReportMap } from './map/report-map.js';
export { assessmentTables } from './tables/assessment-tables.js';
export { TABLE_NOTES } from './tables/table-notes.js';
