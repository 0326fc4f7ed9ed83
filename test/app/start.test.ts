import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const folder = { path: '' };
const alive = new Set<ChildProcess>();

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** The program as `npm start` runs it, on ports of its own. */
function start(env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: folder.path, PORT: '0', SANDBOX_PORT: '0', LOG_LEVEL: 'error', ...env },
  });
  alive.add(child);
  const said: string[] = [];
  child.stdout.on('data', (chunk) => said.push(String(chunk)));
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  ended.then(
    () => alive.delete(child),
    () => undefined,
  );
  return { child, output: () => said.join(''), ended };
}

async function page(started: Started): Promise<string> {
  for (;;) {
    const url = /http:\/\/localhost:\d+/.exec(started.output())?.[0];
    if (url) return url;
    const over = await Promise.race([started.ended, new Promise((resolve) => setTimeout(resolve, 20, 'waiting'))]);
    if (over !== 'waiting') throw new Error(`ended: ${started.output()}`);
  }
}

const peopleOn = async (url: string): Promise<readonly { readonly name: string }[]> =>
  (await fetch(`${url}/control/people`)).json() as Promise<readonly { readonly name: string }[]>;

const control = async (): Promise<{ readonly port: number; readonly token: string }> =>
  JSON.parse(await readFile(join(folder.path, 'control.json'), 'utf8')) as { port: number; token: string };

describe('npm start', () => {
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'mentoring-start-'));
  });
  afterAll(async () => {
    for (const child of alive) child.kill('SIGKILL');
    await rm(folder.path, { recursive: true, force: true });
  });

  test('opens the sandbox with an invented school, refuses a second process, stops cleanly and keeps all data', async () => {
    const first = start();
    const url = await page(first);
    const school = await peopleOn(url);
    expect(school.length).toBeGreaterThanOrEqual(5);

    const bot = `http://127.0.0.1:${(await control()).port}`;
    expect((await fetch(`${bot}/healthz`)).status).toBe(200);
    const before = (await (await fetch(`${bot}/clock`)).json()) as { now: string };
    const moved = (await (
      await fetch(`${bot}/clock`, { method: 'POST', body: JSON.stringify({ advance: 'P1D' }) })
    ).json()) as { now: string };
    expect(Date.parse(moved.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(86_400_000);
    expect((await fetch(`${bot}/control/backup`, { method: 'POST', body: '{}' })).status).toBe(403);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/уже занята/);
    expect(second.output()).not.toMatch(/ at .*\.ts:/);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const again = start();
    expect(await peopleOn(await page(again))).toHaveLength(school.length);
    const later = (await (await fetch(`http://127.0.0.1:${(await control()).port}/clock`)).json()) as { now: string };
    expect(Date.parse(later.now)).toBeGreaterThanOrEqual(Date.parse(moved.now));
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  test('a wrong setting stops it with a line for each fault', async () => {
    const wrong = start({ PORT: 'three', VK_GROUP_ID: '1' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(/PORT: .*\n.*VK_TOKEN: нужен/);
  });
});
