import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Store } from '#core/store.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { migrate, sqlState } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { snakeCase } from './naming.ts';
import { PreparingClient } from './preparing-client.ts';
import { DatabaseProblem } from './problem.ts';
import { storeOf } from './store.ts';
import { tables } from './tables.ts';

export interface Database {
  readonly dataSource: DataSource;
  readonly store: Store;
  /** PGlite inside this process: one connection, and no fsync. */
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface Place {
  /** A PostgreSQL server, 15 or newer. Without it the database is embedded. */
  readonly url?: string;
  /** Where the embedded database lives; without it, in memory. */
  readonly folder?: string;
  /** Told of connections that broke while idle; the pool makes new ones. */
  readonly onError?: (error: Error) => void;
}

/** Opens the database and brings its schema up to date. Throws DatabaseProblem where the operator can help. */
export function openDatabase({ url, folder, onError = () => undefined }: Place): Promise<Database> {
  return url === undefined ? openEmbedded(folder, onError) : openServer(url, onError);
}

async function openServer(url: string, onError: (error: Error) => void): Promise<Database> {
  const dataSource = new DataSource({
    ...common(onError),
    extra: {
      connectionString: url,
      types,
      Client: PreparingClient,
      max: 8,
      application_name: 'mentoring-bot',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  return opened(dataSource, false, () => Promise.resolve());
}

async function openEmbedded(folder: string | undefined, onError: (error: Error) => void): Promise<Database> {
  const lock = folder === undefined ? undefined : await lockFolder(folder);
  try {
    const pglite = folder === undefined ? await (await embedded()).PGlite.create() : await inFolder(folder);
    return await openedEmbedded(pglite, onError, lock);
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** Loaded where it is used: half a second, and memory, of no use to whoever has a server. */
const embedded = () => import('@electric-sql/pglite');

/** A first start cut short leaves an unfinished folder, never half a database. Opened anew it takes half the memory. */
async function inFolder(folder: string): Promise<PGlite> {
  const { PGlite } = await embedded();
  const path = join(folder, 'postgres');
  if (!existsSync(path)) {
    const unfinished = `${path}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await (await PGlite.create(unfinished)).close();
    await rename(unfinished, path);
  }
  return PGlite.create(path);
}

/** Wraps a running PGlite; closing the database closes it. */
export async function openedEmbedded(
  pglite: PGlite,
  onError: (error: Error) => void,
  lock?: FolderLock,
): Promise<Database> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const dataSource = new DataSource({
    ...common(onError),
    extra: {
      ...createPgConfig(pglite),
      types,
      Client: PreparingClient,
      max: 1,
      idleTimeoutMillis: 0,
      // Everybody stands in one line here. A minute in it means a stuck transaction, not a long line.
      connectionTimeoutMillis: 60_000,
    },
  });
  return opened(dataSource, true, async () => {
    await pglite.close();
    await lock?.release();
  });
}

async function opened(dataSource: DataSource, embedded: boolean, after: () => Promise<void>): Promise<Database> {
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await after();
  };
  try {
    await dataSource.initialize();
    await migrate(dataSource);
  } catch (error) {
    await close();
    throw unreachable(error) ?? error;
  }
  return { dataSource, store: storeOf(dataSource), embedded, close };
}

const common = (onError: (error: Error) => void) =>
  ({
    type: 'postgres',
    driver: pg,
    entities: Object.values(tables),
    migrations: [...migrations],
    namingStrategy: snakeCase,
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    poolErrorHandler: onError,
  }) satisfies DataSourceOptions;

/** What keeps a server from answering at all, told without the address: it holds a password. */
function unreachable(error: unknown): DatabaseProblem | undefined {
  const code = sqlState(error) ?? '';
  if (!/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|28|3D000|57P03)/.test(code)) return undefined;
  return new DatabaseProblem(
    `Сервер базы данных не принимает соединение (${code}). Проверьте адрес, имя и пароль в DATABASE_URL.`,
  );
}

/** Days come as text: a JavaScript Date would drag them through the machine's time zone. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.DATE ? (value: string) => value : pg.types.getTypeParser(oid, format),
};
