import type { DataSource, QueryRunner } from 'typeorm';
import { type Backup, readBackup, torn } from './backup-lines.ts';
import { columnsOf, tablesInOrder } from './catalogue.ts';
import { inMigration, runPending, sqlState } from './migrate.ts';
import { DatabaseProblem } from './problem.ts';

/**
 * Puts a backup in the place of what is there: all of it or, on any fault, nothing. The schema is built as it was when the
 * backup was made, filled, and then brought up to date. Throws DatabaseProblem with a sentence for the operator.
 */
export async function restore(
  dataSource: DataSource,
  file: string,
  { force }: { readonly force: boolean },
): Promise<void> {
  const backup = await readBackup(file);
  const steps = backup.migrations.map((name) => dataSource.migrations.find((step) => step.name === name));
  if (steps.includes(undefined)) throw new DatabaseProblem(newer);
  await inMigration(dataSource, async (runner) => {
    if (!force && (await isInUse(runner))) throw new DatabaseProblem(inUse);
    await clear(runner);
    await runner.query('delete from migrations where name <> all ($1)', [backup.migrations]);
    for (const step of steps) await step?.up(runner);
    await fill(runner, backup).catch((error: unknown) => {
      // classes 22 and 23: a line that cannot be read, or whose neighbours are missing
      throw /^2[23]/.test(sqlState(error) ?? '') ? new DatabaseProblem(torn) : error;
    });
    await runPending(dataSource, runner);
  });
}

const newer =
  'Копия сделана более новой версией программы. Обновите программу до той версии и восстановите копию в ней.';
const inUse =
  'В базе уже есть данные, восстановление их заменит. Если это и нужно, повторите команду с ключом --force: ' +
  'npm run -s restore -- --force < ФАЙЛ';
const foreign = 'В копии есть таблица, которой программа не знает: это не резервная копия этой программы.';

async function isInUse(runner: QueryRunner): Promise<boolean> {
  const rows: readonly { used: boolean }[] = await runner.query(
    'select exists (select from organisations) or exists (select from people) as used',
  );
  return rows[0]?.used ?? false;
}

/** Takes away what the migrations made, and nothing that somebody else keeps in the same database. */
async function clear(runner: QueryRunner): Promise<void> {
  const tables = await tablesInOrder(runner);
  if (tables.length > 0) await runner.query(`drop table ${tables.join(', ')} cascade`);
  const functions: readonly { name: string }[] = await runner.query(
    "select oid::regprocedure::text as name from pg_proc where pronamespace = current_schema()::regnamespace and proname like 'app\\_%'",
  );
  for (const { name } of functions) await runner.query(`drop function ${name} cascade`);
}

async function fill(runner: QueryRunner, backup: Backup): Promise<void> {
  const tables = new Set(await tablesInOrder(runner));
  for await (const { table, rows } of backup.batches()) {
    if (!tables.has(table)) throw new DatabaseProblem(foreign);
    const names = (await columnsOf(runner, table)).map((column) => `"${column.name}"`);
    await runner.query(
      `insert into ${table} (${names.join(', ')}) overriding system value
       select ${names.map((name) => `r.${name}`).join(', ')}
       from json_array_elements($1::json) e, json_populate_record(null::${table}, e -> 'row') r`,
      [`[${rows.join(',')}]`],
    );
  }
  for (const table of tables) await continueSequences(runner, table);
}

async function continueSequences(runner: QueryRunner, table: string): Promise<void> {
  for (const { name, sequence } of await columnsOf(runner, table)) {
    if (sequence === null) continue;
    await runner.query(`select setval($1, coalesce(max("${name}"), 1), max("${name}") is not null) from ${table}`, [
      sequence,
    ]);
  }
}
