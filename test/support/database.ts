import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { DataSource } from 'typeorm';
import { describe, inject } from 'vitest';
import type { Store } from '#core/store.ts';
import { openDatabase, openedEmbedded } from '#db/data-source.ts';
import { ask, urlOf } from './global.ts';

export interface TestDatabase {
  readonly store: Store;
  readonly dataSource: DataSource;
  /** Of a real server, for further processes. */
  readonly url?: string;
  readonly kind: 'postgres' | 'embedded';
  close(): Promise<void>;
}

const postgres = inject('postgres');

/** What is decided by either database is tested on both, where both are here: `describe.each(databaseKinds)`. */
export const databaseKinds = postgres === undefined ? (['embedded'] as const) : (['embedded', 'postgres'] as const);

/** Tests of what only a real server does: `onPostgres('…', () => { … })`, skipped where there is none. */
export const onPostgres = describe.skipIf(postgres === undefined);

/** A fresh, migrated, empty database: on the real server where there is one, else in memory. */
export function testDatabase(kind?: 'postgres' | 'embedded'): Promise<TestDatabase> {
  return kind === 'embedded' || (kind === undefined && postgres === undefined) ? embedded() : copied();
}

/** A database of the server without a schema. */
export async function emptyDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  return created('template0');
}

async function copied(): Promise<TestDatabase> {
  const { url, drop } = await created(postgres?.template ?? '');
  const database = await openDatabase({ url });
  return {
    ...database,
    kind: 'postgres',
    url,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

async function created(template: string) {
  if (postgres === undefined) throw new Error('this test needs PostgreSQL: put it into onPostgres');
  // Named after the template, so that the end of the run finds what is left.
  const name = `${postgres.template}_${randomBytes(6).toString('hex')}`;
  await ask(postgres.url, `create database ${name} template ${template} ${postgres.copying}`);
  const { url } = postgres;
  return {
    url: urlOf(url, name),
    drop: async () => {
      await ask(url, `drop database if exists ${name} with (force)`);
    },
  };
}

async function embedded(): Promise<TestDatabase> {
  const database = await openedEmbedded(await PGlite.create({ loadDataDir: await image() }), () => undefined);
  return { ...database, kind: 'embedded' };
}

/** initdb and the migrations take seconds, a copy of what they made a fraction of one; the first test to ask makes it. */
async function image(): Promise<Blob> {
  const file = join(inject('folder'), 'embedded.tar');
  const made = await readFile(file).catch(() => undefined);
  if (made !== undefined) return new Blob([made]);
  const pglite = await PGlite.create();
  const database = await openedEmbedded(pglite, () => undefined);
  const dump = await pglite.dumpDataDir('none');
  await database.close();
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, file);
  return dump;
}
