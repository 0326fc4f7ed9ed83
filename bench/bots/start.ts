import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export interface Child {
  readonly process: ChildProcess;
  /** SIGTERM; resolves when it is gone. */
  readonly end: () => Promise<void>;
}

/** Starts one of the bots here; resolves when it is at work. */
export async function startBot(
  script: 'ours' | 'echo-telegram' | 'echo-vk',
  {
    sandbox,
    settings,
    preload = [],
  }: {
    readonly sandbox: Sandbox;
    readonly settings: Readonly<Record<string, string | number>>;
    readonly preload?: readonly string[];
  },
): Promise<Child> {
  const here = (name: string) => new URL(`./${name}.ts`, import.meta.url).href;
  const loaded = ['tsx', ...preload.map(here)].flatMap((one) => ['--import', one]);
  const child = spawn(process.execPath, [...loaded, new URL(here(script)).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ TELEGRAM_API_ROOT: sandbox.telegramRoot, TELEGRAM_BOT_TOKEN: sandbox.token },
      ...{ VK_API_ROOT: sandbox.vkRoot, VK_TOKEN: sandbox.vkToken, VK_GROUP_ID: String(sandbox.groupId) },
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    },
  });
  const gone = once(child, 'exit');
  const [first] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
  if (first !== 'ready') throw new Error(`${script} did not start`);
  return {
    process: child,
    end: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
