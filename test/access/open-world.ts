import type { TestDatabase } from '../support/database.ts';
import { usedDatabase } from '../support/used-database.ts';
import { tablesOf } from './press.ts';
import { fillWorld } from './whole-world.ts';

export interface World {
  readonly database: TestDatabase;
  /** Names of the tables that hold what people do. */
  readonly tables: readonly string[];
}

/** Two schools with everything in every state. */
export async function openWorld(): Promise<World> {
  const database = await usedDatabase();
  await fillWorld(database);
  return { database, tables: await tablesOf(database.dataSource) };
}
