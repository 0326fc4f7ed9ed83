import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

/** A process of the bot's that a test may kill at any moment. */
export interface Victim {
  /** kill -9; resolves when it is dead. */
  kill(): Promise<void>;
  /** SIGTERM, and the exit code. */
  end(): Promise<number | null>;
  readonly gone: Promise<unknown>;
  readonly alive: () => boolean;
}

export interface Place {
  readonly url: string;
  readonly sandbox: Sandbox;
}

type Settings = Readonly<Record<string, string | number>>;

/** Starts `sender.ts` or `receiver.ts` against a database and a sandbox; resolves when it is at work. */
export async function start(
  script: 'sender' | 'receiver',
  { url, sandbox }: Place,
  settings: Settings = {},
): Promise<Victim> {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL(`./${script}.ts`, import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...place(url, sandbox),
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    },
  });
  const gone = once(child, 'exit');
  born.add(child);
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), gone]);
  if (String(first[0]) !== 'ready') throw new Error(`${script} did not start: ${first.join(' ')}`);
  return victim(child, gone);
}

const born = new Set<ChildProcess>();

/** After a test, however it ended. */
export function killAll(): void {
  for (const child of born) child.kill('SIGKILL');
  born.clear();
}

const place = (url: string, sandbox: Sandbox) => ({
  DATABASE_URL: url,
  TELEGRAM_API_ROOT: sandbox.telegramRoot,
  TELEGRAM_BOT_TOKEN: sandbox.token,
  VK_API_ROOT: sandbox.vkRoot,
  VK_TOKEN: sandbox.vkToken,
  VK_GROUP_ID: String(sandbox.groupId),
});

function victim(child: ChildProcess, gone: Promise<unknown>): Victim {
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    gone,
    alive,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      if (alive()) child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}

/** Resolves after so many further calls of that method have reached the sandbox. */
export function calls(sandbox: Sandbox, count: number, methods: readonly string[]): Promise<void> {
  const seen = { count: 0 };
  return new Promise((resolve) => {
    const forget = sandbox.journal.listen(({ method }) => {
      if (!methods.includes(method)) return;
      seen.count += 1;
      if (seen.count < count) return;
      forget();
      resolve();
    });
  });
}

export const sends = ['sendMessage', 'messages.send'];
