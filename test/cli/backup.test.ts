import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer, json, text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseCommands } from '#db/control.ts';
import { type Database, openDatabase } from '#db/data-source.ts';
import { DatabaseProblem } from '#db/problem.ts';
import { school, seed, system } from '../db/seed.ts';
import { emptyDatabase, onPostgres } from '../support/database.ts';

const at: { folder: string; copy: Uint8Array } = { folder: '', copy: new Uint8Array() };
const data = () => join(at.folder, 'data');

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'mentoring-cli-'));
});
afterAll(() => rm(at.folder, { recursive: true, force: true }));

interface Given {
  readonly input?: Uint8Array;
  readonly url?: string;
  readonly args?: readonly string[];
}

interface Ran {
  readonly code: number;
  readonly out: Buffer;
  readonly error: string;
}

/** `npm run -s <command>`, in a process of its own. */
async function run(command: string, { input = new Uint8Array(), url = '', args = [] }: Given = {}): Promise<Ran> {
  const env = { PATH: process.env.PATH, DATA_DIR: data(), DATABASE_URL: url };
  const child = spawn(process.execPath, ['--import', 'tsx', resolve(`src/cli/${command}.ts`), ...args], { env });
  child.stdin.end(input);
  const [out, error, [code]] = await Promise.all([buffer(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: Number(code), out, error };
}

const surnames = (database: Database) =>
  database.store.transaction(system, async (tx) => (await tx.people.where({})).map((person) => person.surname));

/** The bot's side of a command, as small as it can be. */
async function serving(database: Database): Promise<{ stop(): void }> {
  const commands = databaseCommands(database.dataSource, data());
  const server = createServer(async (request, response) => {
    const name = request.url?.replace('/control/', '') ?? '';
    if (request.headers.authorization !== 'Bearer secret') return response.writeHead(403).end();
    try {
      response.end(JSON.stringify(await commands[name]?.(await json(request))));
    } catch (error) {
      const sentence = error instanceof DatabaseProblem ? error.message : 'bug';
      response.writeHead(409).end(JSON.stringify({ error: sentence }));
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  await writeFile(join(data(), 'control.json'), JSON.stringify({ port, token: 'secret' }));
  return { stop: () => server.close() };
}

test('a running bot makes the copy itself, refuses to be emptied, and asks before it replaces its data', async () => {
  // A first start that was cut short is begun again.
  await mkdir(join(data(), 'postgres.unfinished'), { recursive: true });
  await writeFile(join(data(), 'postgres.unfinished', 'PG_VERSION'), '');
  const database = await openDatabase({ folder: data() });
  await database.store.transaction(system, (tx) => seed(tx, 'alpha'));
  const server = await serving(database);
  const copy = await run('backup');
  expect(copy).toMatchObject({ code: 0, error: '' });
  at.copy = copy.out;
  expect(await run('reset')).toMatchObject({
    code: 1,
    error: expect.stringContaining('уже занята работающей программой'),
  });
  expect(await run('restore', { input: at.copy })).toMatchObject({
    code: 1,
    error: expect.stringContaining('--force'),
  });
  await database.store.transaction(system, (tx) =>
    tx.people.put({ id: school('alpha').person, surname: 'Иная', name: 'Вера' }),
  );
  expect(await run('restore', { input: at.copy, args: ['--force'] })).toMatchObject({ code: 0 });
  expect(await surnames(database)).toEqual(['Ёлкина']);
  server.stop();
  await database.close();
});

test('without a bot the commands open the database themselves, and leave no files behind', async () => {
  expect(existsSync(join(data(), 'control.json'))).toBe(true);
  await writeFile(join(data(), 'notes.txt'), 'чужой файл');
  expect(await run('reset')).toMatchObject({ code: 0 });
  expect(await readdir(data())).toEqual(['notes.txt']);
  expect(await run('restore', { input: at.copy })).toMatchObject({ code: 0 });
  expect((await readdir(data())).toSorted()).toEqual(['notes.txt', 'postgres']);
  const database = await openDatabase({ folder: data() });
  expect(await surnames(database)).toEqual(['Ёлкина']);
  await database.close();
});

test('a wrong file is refused with a sentence', async () => {
  const input = Buffer.from('PK…');
  expect(await run('restore', { input })).toMatchObject({
    code: 1,
    error: expect.stringMatching(/^Это не резервная копия/),
  });
});

onPostgres('with a server', () => {
  test('the same copy is restored there and made again; nothing is emptied', async () => {
    const { url, drop } = await emptyDatabase();
    expect(await run('restore', { url, input: at.copy })).toMatchObject({ code: 0 });
    const again = await run('backup', { url });
    expect(again.out.length).toBeGreaterThan(500);
    expect(await run('reset', { url })).toMatchObject({ code: 1, error: expect.stringContaining('DATABASE_URL') });
    const database = await openDatabase({ url });
    expect(await surnames(database)).toEqual(['Ёлкина']);
    await database.close();
    await drop();
  });
});
