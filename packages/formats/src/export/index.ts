export { exportGraphml } from './export-graphml.js';
export { exportRfc8345 } from './export-rfc8345.js';
export { zipDossier } from '../archive/zip-dossier.js';
