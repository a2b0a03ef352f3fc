import type { Store } from '../../src/index.ts';

/** Opens the database a contract runs on: empty, with the newest schema. The suite closes it. */
export type OpenEmpty = () => Promise<Store>;
