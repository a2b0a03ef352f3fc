export { MAX_FIGHT_BYTES, readFightCatalog } from './read-fight.js';
