import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { reachBot } from '../../src/cli/reach.ts';

export interface Program {
  /** The sandbox's page. */
  readonly url: string;
  /** The operator's command: a school is made where it is missing, and what comes back opens its invitation. */
  readonly invite: (order: Readonly<Record<string, string>>) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts the program as a person does, on a folder of its own; the sandbox's clock begins at `clock`. */
export async function startProgram(clock: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'screenshots-'));
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      CLOCK_START: clock,
      LOG_LEVEL: 'warn',
    },
  });
  // However this process ends, the program does not outlive it.
  const orphaned = (): void => void child.kill('SIGTERM');
  process.once('exit', orphaned);
  const stop = async (): Promise<void> => {
    process.off('exit', orphaned);
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${sandboxPort}`;
  try {
    await answers(`${url}/control/people`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, invite: (order) => invited(folder, order) };
}

const printed = z.object({ links: z.object({ telegram: z.string() }) });

async function invited(folder: string, order: Readonly<Record<string, string>>): Promise<string> {
  const answer = await reachBot(folder, 'invite', order);
  const { links } = printed.parse(await answer?.json());
  return new URL(links.telegram).searchParams.get('start') ?? '';
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Resolves when the school is there. */
async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error('The program ended instead of starting');
    const people: unknown = await fetch(url)
      .then((response) => response.json())
      .catch(() => []);
    if (Array.isArray(people) && people.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The program did not start within a minute');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
