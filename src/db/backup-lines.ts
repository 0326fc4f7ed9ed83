import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { format, type Header } from './backup.ts';
import { DatabaseProblem } from './problem.ts';

/** A backup that is being read. */
export interface Backup {
  readonly migrations: readonly string[];
  /** Lines of rows, some at a time, as they stand in the file; throws DatabaseProblem where it is torn. */
  batches(): AsyncGenerator<Batch>;
}

interface Batch {
  readonly table: string;
  readonly rows: readonly string[];
}

export async function readBackup(file: string): Promise<Backup> {
  const lines = linesOf(file);
  const first = await lines.next().catch(() => ({ value: undefined }));
  const header = headerOf(first.value ?? '');
  if (header === undefined) throw new DatabaseProblem(strange);
  return { migrations: header.migrations, batches: () => batchesOf(lines) };
}

const strange = 'Это не резервная копия этой программы: нужен файл, который записала команда npm run -s backup > ФАЙЛ.';
export const torn = 'Резервная копия повреждена или записана не до конца. База осталась как была.';

function headerOf(line: string): Header | undefined {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== format) return undefined;
  // the format's name is the promise that the rest of the line is a Header
  return value as Header;
}

const maxRows = 500;
const maxLength = 1_000_000;

async function* batchesOf(lines: AsyncGenerator<string>): AsyncGenerator<Batch> {
  const batch: string[] = [];
  const seen = { rows: 0, length: 0, table: '', ended: false };
  for await (const line of intact(lines)) {
    if (seen.ended) throw new DatabaseProblem(torn);
    const table = /^\{"table":"([a-z_]+)","row":\{/.exec(line)?.[1];
    const full = batch.length === maxRows || seen.length > maxLength;
    if (batch.length > 0 && (table !== seen.table || full)) {
      yield { table: seen.table, rows: batch.splice(0) };
      seen.length = 0;
    }
    if (table === undefined) {
      if (endOf(line) !== seen.rows) throw new DatabaseProblem(torn);
      seen.ended = true;
    } else {
      batch.push(line);
      Object.assign(seen, { rows: seen.rows + 1, length: seen.length + line.length, table });
    }
  }
  // The check sum of the file comes after its last line.
  if (!seen.ended) throw new DatabaseProblem(torn);
}

function endOf(line: string): unknown {
  const value = parsed(line);
  return typeof value === 'object' && value !== null && 'end' in value ? value.end : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function* intact(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? new DatabaseProblem(torn)
      : error;
  }
}

/** Lines end at \\n only: Node's own line reader also breaks at U+2028, which may stand inside a text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const rest: string[] = [];
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.once('error', (error) => text.destroy(error));
  for await (const chunk of text) {
    const pieces = String(chunk).split('\n');
    for (const piece of pieces.slice(0, -1)) yield rest.splice(0).join('') + piece;
    rest.push(pieces.at(-1) ?? '');
  }
  if (rest.join('') !== '') yield rest.join('');
}
