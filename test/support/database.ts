import { randomBytes } from 'node:crypto';
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
  const name = `test_${randomBytes(6).toString('hex')}`;
  await ask(postgres.url, `create database ${name} template ${template}`);
  return {
    url: urlOf(postgres.url, name),
    drop: () => ask(postgres.url, `drop database if exists ${name} with (force)`),
  };
}

async function embedded(): Promise<TestDatabase> {
  migrated.image ??= migratedImage();
  const database = await openedEmbedded(await PGlite.create({ loadDataDir: await migrated.image }), () => undefined);
  return { ...database, kind: 'embedded' };
}

/** initdb and the migrations take seconds, a copy of what they made a fraction of one. */
const migrated: { image?: Promise<Blob> } = {};

async function migratedImage(): Promise<Blob> {
  const pglite = await PGlite.create();
  const database = await openedEmbedded(pglite, () => undefined);
  const image = await pglite.dumpDataDir('none');
  await database.close();
  return image;
}
