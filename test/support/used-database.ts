import { type TestDatabase, testDatabase } from './database.ts';

/** Databases that a story is done with, emptied: making one and connecting to it takes longer than most of what is done there. */
const emptied: TestDatabase[] = [];

/** An empty database that stories share one after the other. For tests that leave its schema and its sessions alone. */
export async function usedDatabase(): Promise<TestDatabase> {
  const database = emptied.pop() ?? (await testDatabase());
  const { url: _left, ...shared } = database;
  return {
    ...shared,
    close: async () => {
      if (!database.dataSource.isInitialized) return database.close();
      await database.dataSource.query(await emptying(database));
      emptied.push(database);
    },
  };
}

/** Constraints and triggers stand aside: everything goes at once. Who still works there would be waited for: that is a defect. */
async function emptying({ dataSource }: TestDatabase): Promise<string> {
  const of = async (kinds: string): Promise<readonly string[]> => {
    const rows: readonly { name: string }[] = await dataSource.query(
      `select quote_ident(relname) as name from pg_class where relkind in (${kinds}) and relnamespace = 'public'::regnamespace`,
    );
    return rows.map(({ name }) => name).filter((name) => !schema.includes(name));
  };
  const [tables, sequences] = [await of("'r'"), await of("'S'")];
  return [
    "begin; set local lock_timeout = '5s'; set local session_replication_role = replica",
    ...tables.map((name) => `delete from ${name}`),
    ...sequences.map((name) => `alter sequence ${name} restart`),
    'commit',
  ].join('; ');
}

/** What migrations wrote. */
const schema: readonly string[] = ['migrations', 'typeorm_metadata'];
