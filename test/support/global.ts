import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#db/data-source.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server, a migrated database on it and how that is copied soonest; absent where there is no PostgreSQL. */
    readonly postgres: { readonly url: string; readonly template: string; readonly copying: string } | undefined;
    /** Gone after the run. */
    readonly folder: string;
  }
}

/** One PostgreSQL for the whole run: that of TEST_DATABASE_URL (`none` for none), else one started from the machine's binaries. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mentoring-tests-'));
  project.provide('folder', folder);
  const stop = await setUpPostgres(project);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = await (given === undefined ? startPostgres(forgetful) : givenServer(given));
  if (server === undefined) {
    console.log(
      'PostgreSQL не найден (TEST_DATABASE_URL, /usr/lib/postgresql, PATH): тесты, которым он нужен, пропущены.',
    );
    project.provide('postgres', undefined);
    return () => Promise.resolve();
  }
  const template = `mentoring_template_${randomBytes(4).toString('hex')}`;
  const teardown = async () => {
    if (given !== undefined) await dropAll(given, template);
    await server.stop();
  };
  try {
    await ask(server.url, `create database ${template}`);
    await (await openDatabase({ url: urlOf(server.url, template) })).close();
  } catch (error) {
    await teardown();
    throw error;
  }
  const [{ version } = {}] = await ask(server.url, `select current_setting('server_version_num')::int as version`);
  const copying = Number(version) >= 150_000 ? 'strategy file_copy' : '';
  project.provide('postgres', { url: server.url, template, copying });
  return teardown;
}

/** Nothing outlives the run, so nothing is written twice, waited for or tidied up. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
};

const givenServer = async (url: string) => (url === 'none' ? undefined : { url, stop: () => Promise.resolve() });

async function dropAll(url: string, template: string): Promise<void> {
  for (const { datname } of await ask(url, `select datname from pg_database where datname ^@ '${template}'`))
    await ask(url, `drop database if exists ${datname} with (force)`);
}

export async function ask(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Readonly<Record<string, unknown>>>(sql)).rows;
  } finally {
    await client.end();
  }
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
