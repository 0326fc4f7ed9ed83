import type { Database } from '#db/data-source.ts';
import { openDatabase } from '#db/data-source.ts';
import { ask, urlOf } from '../test/support/global.ts';
import { type PostgresServer, startPostgres } from '../test/support/postgres.ts';

export interface Bench {
  readonly server: PostgresServer;
  /** A migrated, empty database of the server. */
  readonly database: (name: string) => Promise<Database & { readonly url: string; readonly kind: 'postgres' }>;
  /** The same rows under another name; nobody may be connected to the first. */
  readonly copy: (name: string, of: string) => Promise<string>;
}

/** A server as it comes: what is committed is on the disk. */
export async function benchServer(): Promise<Bench> {
  const server = await startPostgres({ jit: 'off' });
  if (!server) throw new Error('PostgreSQL is not installed here: the bench needs a server');
  return {
    server,
    database: async (name) => {
      await ask(server.url, `create database ${name}`);
      const url = urlOf(server.url, name);
      return { ...(await openDatabase({ url })), url, kind: 'postgres' };
    },
    copy: async (name, of) => {
      await ask(server.url, `create database ${name} template ${of}`);
      return urlOf(server.url, name);
    },
  };
}
