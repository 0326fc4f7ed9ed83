import type { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from './database.ts';

/** Databases that somebody is done with, emptied: making one and connecting to it takes longer than most of what is done there. */
const left: TestDatabase[] = [];

/** An empty database that tests share one after the other. For those that leave its schema and its sessions alone. */
export async function usedDatabase(kind?: TestDatabase['kind']): Promise<TestDatabase> {
  const fits = left.findIndex((one) => kind === undefined || one.kind === kind);
  const database = (fits < 0 ? undefined : left.splice(fits, 1)[0]) ?? (await testDatabase(kind));
  const { url: _left, ...shared } = database;
  const held = { closed: false };
  return {
    ...shared,
    close: async () => {
      if (held.closed) throw new Error('closed twice: by now it is somebody else’s');
      held.closed = true;
      if (!database.dataSource.isInitialized) return database.close();
      await emptied(database);
      left.push(database);
    },
  };
}

/** Everything away but the schema. Constraints and triggers stand aside: everything goes at once. Who still works there would be waited for: that is a defect. */
export async function emptied({ dataSource }: { readonly dataSource: DataSource }): Promise<void> {
  const found: readonly Relation[] = await dataSource.query(
    `select quote_ident(relname) as name, relkind = 'r' as "isTable", pg_relation_size(oid)::int as bytes from pg_class
     where relkind in ('r', 'S') and relnamespace = 'public'::regnamespace`,
  );
  const tables = found.filter(({ name, isTable }) => isTable && !schema.includes(name));
  const sql = [
    "begin; set local lock_timeout = '5s'; set local session_replication_role = replica",
    ...tables.map(({ name }) => `delete from ${name}`),
    ...found.filter(({ isTable }) => !isTable).map(({ name }) => `alter sequence ${name} restart`),
    'commit',
  ];
  await dataSource.query(sql.join('; '));
  // Nobody else tidies up here, and whoever comes next would read what is dead.
  const large = tables.filter(({ bytes }) => bytes > littered).map(({ name }) => name);
  if (large.length > 0) await dataSource.query(`vacuum ${large.join(', ')}`);
}

interface Relation {
  readonly name: string;
  readonly isTable: boolean;
  readonly bytes: number;
}

const littered = 100_000;

/** What migrations wrote. */
const schema: readonly string[] = ['migrations', 'typeorm_metadata'];
