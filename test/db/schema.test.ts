import type { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';

/** What TypeORM would change. Indexes, keys and constraints are written by hand, in the migrations only. */
async function drift(dataSource: DataSource): Promise<readonly string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  const ofMigrations = /DROP CONSTRAINT|DROP INDEX|ADD CONSTRAINT "PK_/;
  return upQueries.map(({ query }) => query).filter((query) => !ofMigrations.test(query));
}

test('the migrated schema has the columns that the core has fields for', async () => {
  const { dataSource, close } = await testDatabase();
  expect(await drift(dataSource)).toEqual([]);
  await close();
});

test('a column without a migration would be noticed', async () => {
  const { dataSource, close } = await testDatabase();
  await dataSource.query('alter table people drop column patronymic');
  await dataSource.query('alter table roles alter column position set not null');
  const found = (await drift(dataSource)).join('\n');
  expect(found).toContain('ADD "patronymic" text');
  expect(found).toContain('"position" DROP NOT NULL');
  await close();
});
