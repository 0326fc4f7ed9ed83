import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import type { Config } from '../config.ts';
import { OperatorProblem } from '../problem.ts';
import type { MessengersConfig } from './messengers.ts';
import { savedClock } from './saved-clock.ts';

const ready = z.object({
  port: z.number(),
  telegramRoot: z.string(),
  vkRoot: z.string(),
  token: z.string(),
  vkToken: z.string(),
  groupId: z.number(),
});

export interface SandboxProcess {
  readonly url: string;
  /** How the real libraries reach it. */
  readonly messengers: MessengersConfig;
  /** Adds people to the page; each gets a phone per messenger and, with `start`, a «Начать» button. */
  readonly invite: (people: readonly SandboxPerson[]) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Resolves when the sandbox ends by itself. */
  readonly ended: Promise<void>;
}

export interface SandboxPerson {
  readonly name: string;
  readonly note: string;
  readonly telegram?: boolean;
  readonly vk?: boolean;
  readonly start?: string;
}

/** The sandbox of a data folder, talking to the bot's HTTP on this machine. */
export const openSandbox = (config: Config, botPort: number, port: number): Promise<SandboxProcess> =>
  startSandboxProcess({
    port,
    statePath: join(config.dataFolder, 'sandbox.json'),
    botUrl: `http://127.0.0.1:${botPort}`,
  });

/** Its clock goes on from where it stood, unless a later start was ordered. */
export async function startOfSandbox({ dataFolder, clock }: Config): Promise<Instant | undefined> {
  const moments = [await savedClock(dataFolder), clock.start ?? Temporal.Now.instant()];
  return moments
    .filter((one) => one !== undefined)
    .sort(Temporal.Instant.compare)
    .at(-1);
}

/** Starts the sandbox as a process of its own: a peer on the network, which ends when we do. */
async function startSandboxProcess(options: {
  readonly port: number;
  readonly statePath: string;
  readonly botUrl: string;
}): Promise<SandboxProcess> {
  const script = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      SANDBOX_PORT: String(options.port),
      SANDBOX_STATE: options.statePath,
      BOT_URL: options.botUrl,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [line] = await Promise.race([
    new Promise<readonly [string]>((resolve) => createInterface(child.stdout).once('line', (text) => resolve([text]))),
    ended.then(() => [undefined] as const),
  ]);
  if (line === undefined)
    throw new OperatorProblem(
      `Порт ${options.port} занят или песочница не запустилась. Задайте другой: SANDBOX_PORT=8081.`,
    );
  const state = ready.parse(JSON.parse(line));
  const url = `http://localhost:${state.port}`;
  return {
    url,
    messengers: {
      telegram: { token: state.token, apiRoot: state.telegramRoot },
      vk: { token: state.vkToken, groupId: state.groupId, apiRoot: state.vkRoot },
    },
    ended,
    invite: (people) => post(`${url}/control/people`, { people }),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function post(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}
