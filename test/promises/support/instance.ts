import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

export interface InstanceOptions {
  /** The database that it works on. */
  readonly database: string;
  readonly sandbox: Sandbox;
  readonly port: number;
  /** More of the environment: `CLOCK_START`, `PUBLIC_URL`… */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Modules loaded before the program: how a trial gets at its clock or crashes it at a named point. */
  readonly preload?: readonly URL[];
}

/** A process of the bot, started as `npm start` does, that a trial may kill at any moment. */
export interface Instance {
  /** Of the operating system; for its memory and for signals. */
  readonly pid: number;
  readonly url: string;
  /** Resolves when it hears both messengers; rejects where it ended before. */
  readonly ready: Promise<void>;
  readonly alive: () => boolean;
  /** Resolves with its exit code, null where it was killed. */
  readonly gone: Promise<number | null>;
  /** SIGKILL; resolves when it is dead. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with its exit code. */
  readonly end: () => Promise<number | null>;
  /** What it has written so far. */
  readonly log: () => string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

export function startInstance({ database, sandbox, port, settings = {}, preload = [] }: InstanceOptions): Instance {
  const folder = mkdtempSync(join(tmpdir(), 'mentoring-instance-'));
  const url = `http://127.0.0.1:${port}`;
  // `npm start` is tsx around this; by itself, so that a signal meets the program and not its wrapper.
  const loaded = ['tsx', ...preload.map(({ href }) => href)].flatMap((one) => ['--import', one]);
  const child = spawn(process.execPath, [...loaded, 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env.PATH, DATABASE_URL: database, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' },
      ...{ TELEGRAM_API_ROOT: sandbox.telegramRoot, TELEGRAM_BOT_TOKEN: sandbox.token },
      ...{ VK_API_ROOT: sandbox.vkRoot, VK_TOKEN: sandbox.vkToken, VK_GROUP_ID: String(sandbox.groupId) },
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    },
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => written.push(String(chunk)));
  const alive = () => child.exitCode === null && child.signalCode === null;
  // Nobody leaves a bot behind, however the trials end.
  const atEnd = () => void child.kill('SIGKILL');
  process.once('exit', atEnd);
  const gone = once(child, 'exit').then(([code]) => {
    process.off('exit', atEnd);
    rmSync(folder, { recursive: true, force: true });
    return typeof code === 'number' ? code : null;
  });
  const signalled = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  const log = () => written.join('');
  const ready = async () => {
    while (alive()) {
      if (await hearsBoth(url)) return;
      await pause(50);
    }
    throw new Error(`the bot did not start: ${log().slice(-500)}`);
  };
  const becomesReady = ready();
  // Whoever ends it before that has not asked.
  becomesReady.catch(() => undefined);
  return {
    ...{ pid: child.pid ?? 0, url, ready: becomesReady, alive, gone, log },
    kill: async () => {
      await signalled('SIGKILL');
    },
    end: () => signalled('SIGTERM'),
  };
}

const readiness = z.object({ ready: z.boolean(), messengers: z.record(z.string(), z.boolean()) });

async function hearsBoth(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  const { success, data } = readiness.safeParse(await answer?.json().catch(() => undefined));
  return success && data.ready && Object.keys(data.messengers).length === 2;
}
