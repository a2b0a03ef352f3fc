import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CleanpathError, type Problem } from '@cleanpath/model';
import { loadConfig } from '../../src/config/load-config.js';

describe('configuration', () => {
  let data: string;
  const file = (): string => join(data, 'cleanpath.yaml');
  const write = (text: string): Promise<void> => writeFile(file(), text);
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'cleanpath-config-'));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('takes file, environment and flags in rising order', async () => {
    await write('port: 7001\nhost: 10.0.0.1\nworkers: 3\n');
    const config = await loadConfig({
      env: { CLEANPATH_DATA: data, CLEANPATH_PORT: '7002', CLEANPATH_HOST: '::1' },
      flags: { port: 7003 },
    });
    expect(config).toMatchObject({ data, port: 7003, host: '::1', workers: 3, sessionHours: 12 });
  });

  it('reads the value of a variable from a file, as secrets come', async () => {
    await write('');
    const secret = join(data, 'url');
    await writeFile(secret, 'postgresql://cleanpath:geheim@db.example/cleanpath\n');
    const config = await loadConfig({ env: { CLEANPATH_DATABASE_URL_FILE: secret }, flags: { data } });
    expect(config.databaseUrl).toBe('postgresql://cleanpath:geheim@db.example/cleanpath');
  });

  it('honours DATABASE_URL, and the own variable before it', async () => {
    await write('');
    const env = { DATABASE_URL: 'postgres://a.example/one' };
    expect((await loadConfig({ env, flags: { data } })).databaseUrl).toBe('postgres://a.example/one');
    const both = { ...env, CLEANPATH_DATABASE_URL: 'postgres://a.example/two' };
    expect((await loadConfig({ env: both, flags: { data } })).databaseUrl).toBe('postgres://a.example/two');
  });

  it('lists every wrong setting with place and remedy', async () => {
    await write('port: many\nworkres: 2\nlogLevel: loud\norigin: https://cleanpath.example/console\n');
    const problems = await problemsOf({
      env: { CLEANPATH_WORKERS: '99', CLEANPATH_SESION_HOURS: '3' },
      flags: { data },
    });
    const byPlace = Object.fromEntries(problems.map((item) => [`${item.file ?? ''}:${item.line ?? ''}`, item]));
    expect(problems.every(({ code }) => code === 'config-invalid')).toBe(true);
    expect(problems).toHaveLength(6);
    expect(byPlace[`${file()}:1`]).toMatchObject({ value: 'many' });
    expect(byPlace[`${file()}:2`]!.remedy).toContain('“workers”');
    expect(byPlace[`${file()}:3`]!.remedy).toContain('CLEANPATH_LOG_LEVEL');
    expect(byPlace[`${file()}:4`]!.message).toContain('without path');
    expect(byPlace['CLEANPATH_WORKERS:']!.value).toBe('99');
    expect(byPlace['CLEANPATH_SESION_HOURS:']!.remedy).toContain('CLEANPATH_SESSION_HOURS');
  });

  it('never repeats a password in a problem', async () => {
    await write('');
    const problems = await problemsOf({ env: { DATABASE_URL: 'mysql://root:hunter2@db.example/x' }, flags: { data } });
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('is not confused by what a Kubernetes service of the same name sets', async () => {
    await write('');
    const env = {
      CLEANPATH_PORT: 'tcp://10.0.0.1:7100',
      CLEANPATH_PORT_7100_TCP_ADDR: '10.0.0.1',
      CLEANPATH_SERVICE_HOST: '10.0.0.1',
    };
    expect((await loadConfig({ env, flags: { data } })).port).toBe(7100);
  });

  it('refuses a named file that is missing or no mapping', async () => {
    const missing = await problemsOf({ file: join(data, 'absent.yaml'), env: {}, flags: { data } });
    expect(missing[0]).toMatchObject({ code: 'config-invalid', file: join(data, 'absent.yaml') });
    await write('- port\n- 7100\n');
    expect((await problemsOf({ env: {}, flags: { data } }))[0]).toMatchObject({ code: 'config-invalid', line: 1 });
    await write('port: [\n');
    expect((await problemsOf({ env: {}, flags: { data } }))[0]).toMatchObject({ code: 'syntax-invalid' });
  });

  it('puts secrets of sign-in providers from the environment into their place', async () => {
    await write('oidc:\n- id: state-id\n  name: State id\n  issuer: https://id.example\n  clientId: cleanpath\n');
    const config = await loadConfig({ env: { CLEANPATH_OIDC_STATE_ID_SECRET: 's3cret' }, flags: { data } });
    expect(config.oidc[0]).toMatchObject({ id: 'state-id', clientSecret: 's3cret' });
  });
});

async function problemsOf(sources: Parameters<typeof loadConfig>[0]): Promise<readonly Problem[]> {
  const error: unknown = await loadConfig(sources).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof CleanpathError)) throw new Error('The configuration was accepted');
  return error.problems;
}
