import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DataSource, QueryRunner } from 'typeorm';
import { columnsOf, tablesInOrder } from './catalogue.ts';

/** The first line of a backup. */
export interface Header {
  readonly format: typeof format;
  /** Names of the migrations that had made the schema, in their order. */
  readonly migrations: readonly string[];
}

export const format = 'mentoring-bot-backup-1';

/**
 * Writes everything, as it is at one moment, into a gzip of JSON lines: a header, one line per row, a last line with their
 * number. It is the same for both kinds of database. The file is written at full speed, so that a slow reader of it does
 * not hold the embedded database's only connection.
 */
export async function backUp(dataSource: DataSource, file: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query("set local statement_timeout = 0; set local timezone = 'UTC'; set local bytea_output = 'hex'");
    await pipeline(Readable.from(lines(runner)), createGzip(), createWriteStream(file, { mode: 0o600 }));
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

async function* lines(runner: QueryRunner): AsyncGenerator<string> {
  const done: readonly { name: string }[] = await runner.query('select name from migrations order by id');
  const header: Header = { format, migrations: done.map((row) => row.name) };
  yield `${JSON.stringify(header)}\n`;
  const counts: number[] = [];
  for (const table of await tablesInOrder(runner)) {
    for await (const rows of rowsOfTable(runner, table)) {
      counts.push(rows.length);
      yield rows.map((line) => `${line}\n`).join('');
    }
  }
  yield `${JSON.stringify({ end: counts.reduce((sum, count) => sum + count, 0) })}\n`;
}

/** The database writes the lines itself: numbers and moments never pass through JavaScript. */
async function* rowsOfTable(runner: QueryRunner, table: string): AsyncGenerator<readonly string[]> {
  const heavy = (await columnsOf(runner, table)).some((column) => column.type === 'bytea');
  const line = `'{"table":"${table}","row":' || row_to_json(t)::text || '}'`;
  await runner.query(`declare backup_rows no scroll cursor for select ${line} as line from ${table} t`);
  for (;;) {
    const rows: readonly { line: string }[] = await runner.query(`fetch ${heavy ? 2 : 500} from backup_rows`);
    if (rows.length === 0) break;
    yield rows.map((row) => row.line);
  }
  await runner.query('close backup_rows');
}
