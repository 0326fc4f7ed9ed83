import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ready = z.object({
  port: z.number(),
  telegramRoot: z.string(),
  vkRoot: z.string(),
  token: z.string(),
  vkToken: z.string(),
  groupId: z.number(),
});

export interface SandboxProcess extends z.infer<typeof ready> {
  readonly url: string;
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

/** Starts the sandbox as a process of its own: a peer on the network, which ends when we do. */
export async function startSandboxProcess(options: {
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
    throw new Error(`Порт ${options.port} занят или песочница не запустилась. Задайте другой: SANDBOX_PORT=8081.`);
  const state = ready.parse(JSON.parse(line));
  const url = `http://localhost:${state.port}`;
  return {
    ...state,
    url,
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
