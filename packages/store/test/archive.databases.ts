import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../src/index.ts';
import { archiveContract } from './contract/archive.ts';
import { migrationsContract } from './contract/migrations.ts';
import { postgresqlPrograms, startCluster, type Cluster } from './support/postgresql-cluster.ts';

const programs = postgresqlPrograms();

describe.skipIf(programs === undefined)(
  'archives and migrations (skipped without the Debian package postgresql)',
  () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster(programs!);
    });
    afterAll(() => cluster.stop());

    const embedded = () => openStore({ memory: true });
    const server = async (migrate = true) =>
      openStore({ databaseUrl: await cluster.createDatabase(`t_${randomBytes(6).toString('hex')}`) }, { migrate });

    describe('embedded to server', () => archiveContract(embedded, () => server()));
    describe('server to embedded', () => archiveContract(() => server(), embedded));
    describe('server to server', () =>
      archiveContract(
        () => server(),
        () => server(),
      ));
    describe('on a server', () => migrationsContract(() => server(false)));
  },
);
