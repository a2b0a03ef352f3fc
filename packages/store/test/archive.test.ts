import { describe } from 'vitest';
import { openStore } from '../src/index.ts';
import { archiveContract } from './contract/archive.ts';

const open = () => openStore({ memory: true });
describe('embedded to embedded', () => archiveContract(open, open));
