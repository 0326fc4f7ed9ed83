import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/data-source.ts';
import { system } from './seed.ts';

/** Commits one person after another and says each, until it is killed. */
const writer = `
import(process.argv[1]).then(async ({ openDatabase }) => {
  const { store } = await openDatabase({ folder: process.argv[2] });
  for (let n = 1; ; n += 1) {
    await store.transaction({ as: 'system' }, (tx) => tx.people.add({ id: 'person-' + n, surname: 'А', name: 'Б' }));
    process.stdout.write(n + '\\n');
  }
});`;

test('what the embedded database committed is there after kill -9, and the folder opens again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mentoring-kill-'));
  const args = ['--import', 'tsx', '-e', writer, resolve('src/db/data-source.ts'), folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    said.push(chunk.toString());
    if (said.join('').split('\n').length > 200) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const last = Number(said.join('').trimEnd().split('\n').at(-1));
  expect(last).toBeGreaterThanOrEqual(199);

  const database = await openDatabase({ folder });
  const kept = await database.store.transaction(system, async (tx) => (await tx.people.where({})).map((one) => one.id));
  expect(kept).toEqual(expect.arrayContaining(Array.from({ length: last }, (_, index) => `person-${index + 1}`)));
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
