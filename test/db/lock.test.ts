import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '#db/lock.ts';
import { DatabaseProblem } from '#db/problem.ts';

const at = { folder: '' };
beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'mentoring-lock-'));
});
afterEach(() => rm(at.folder, { recursive: true, force: true }));

/** Another process that takes the lock, says so, and holds it until it is killed or told to end. */
async function holder(): Promise<{ readonly pid: number; readonly said: string; kill(): Promise<unknown> }> {
  const module = JSON.stringify(resolve('src/db/lock.ts'));
  const code = `import(${module}).then(({ lockFolder }) => lockFolder(process.argv[1])).then(
    () => { console.log('held'); setInterval(() => {}, 1000); }, (error) => console.log(error.message))`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code, at.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = await once(child.stdout, 'data');
  const gone = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return { pid: child.pid ?? 0, said: String(chunk).trim(), kill };
}

test('a folder in use is refused with a sentence that names the process', async () => {
  const lock = await lockFolder(at.folder);
  const second = await holder();
  expect(second.said).toContain(`уже занята работающей программой (процесс ${process.pid})`);
  await second.kill();
  await expect(lockFolder(at.folder)).rejects.toBeInstanceOf(DatabaseProblem);
  await lock.release();
  await (await lockFolder(at.folder)).release();
  expect(await readdir(at.folder)).toEqual([]);
});

test('the lock of a killed process is taken over', async () => {
  const other = await holder();
  expect(other.said).toBe('held');
  await expect(lockFolder(at.folder)).rejects.toThrow(`(процесс ${other.pid})`);
  await other.kill();
  await (await lockFolder(at.folder)).release();
});

test('a process number that came back belongs to somebody else', async () => {
  const lock = await lockFolder(at.folder);
  const [mine = ''] = await readdir(at.folder);
  await lock.release();
  const [, pid, start, space] = mine.split('-');
  await writeFile(join(at.folder, `lock-${pid}-${Number(start) - 1}-${space}`), '');
  await (await lockFolder(at.folder)).release();
  expect(await readdir(at.folder)).toEqual([]);
});

test('another container holds its lock for as long as it keeps it fresh', async () => {
  const foreign = join(at.folder, 'lock-1-100-4026531836.elsewhere');
  await writeFile(foreign, '');
  await expect(lockFolder(at.folder)).rejects.toThrow('(процесс 1)');
  const minuteAgo = new Date(Date.now() - 60_000);
  await utimes(foreign, minuteAgo, minuteAgo);
  await (await lockFolder(at.folder)).release();
});

test('of several that start in the same moment at most one gets the folder', async () => {
  const all = await Promise.all([holder(), holder(), holder(), holder()]);
  expect(all.filter((one) => one.said === 'held').length).toBeLessThanOrEqual(1);
  expect(all.filter((one) => one.said.includes('уже занята')).length).toBeGreaterThanOrEqual(3);
  await Promise.all(all.map((one) => one.kill()));
});
