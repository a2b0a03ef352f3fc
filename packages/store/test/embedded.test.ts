import { describe } from 'vitest';
import { openStore } from '../src/index.ts';
import { storeContract } from './contract/all.ts';

describe('embedded', () => storeContract(() => openStore({ memory: true })));
