export { main } from './main.js';
export { EXIT_DONE, EXIT_FAILED, EXIT_INVALID_DOSSIER, type Io } from './io.js';
