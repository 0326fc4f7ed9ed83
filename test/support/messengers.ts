import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { vkMessenger } from '#bots/vk/messenger.ts';
import { type Screen, screen } from '#core/conversation/screen.ts';
import type { Messenger, Outgoing, RawUpdate, Receiver } from '#core/delivery/messenger.ts';
import { type Handset, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

/** Waits between failed rounds are this part of the real ones. */
const pace = 0.005;

/** How often and how long a test looks for what is about to happen. */
export const soon = { interval: 2, timeout: 5000 };

export interface Wired {
  readonly sandbox: Sandbox;
  readonly telegram: Messenger;
  readonly vk: Messenger;
  readonly stop: () => Promise<void>;
}

/** Both real adapters against a sandbox of their own. */
export async function wired(): Promise<Wired> {
  const sandbox = await startSandbox();
  const telegram = await telegramMessenger({ token: sandbox.token, apiRoot: sandbox.telegramRoot, pace });
  const { vkToken: token, groupId, vkRoot: apiRoot } = sandbox;
  const vk = await vkMessenger({ token, groupId, apiRoot, pace });
  return { sandbox, telegram, vk, stop: sandbox.stop };
}

/** A phone whose owner has written to the bot. */
export function phone(sandbox: Sandbox, messenger: 'telegram' | 'vk'): Handset {
  const handset = sandbox.addPerson({ name: 'Анна Пчёлкина', [messenger]: true })[messenger];
  if (handset === undefined) throw new Error('no phone');
  handset.start();
  return handset;
}

const numbers = { last: 1000 };

export function outgoing(to: Handset, what: Screen | string, more: Partial<Outgoing> = {}): Outgoing {
  numbers.last += 1;
  return {
    address: String(to.account),
    screen: typeof what === 'string' ? screen(what) : what,
    name: () => 'Анна П.',
    randomId: numbers.last,
    ...more,
  };
}

/** What the bot has written on this phone, oldest first. */
export const shownOn = (handset: Handset): readonly string[] =>
  handset
    .view()
    .messages.filter((message) => message.from === 'bot')
    .map((message) => message.text);

export interface Inbox extends Receiver {
  readonly rows: Map<string, unknown>;
  readonly texts: () => readonly string[];
}

/** An inbox in memory: what it has received and how far the poll has come. */
export function inbox(start?: string): Inbox {
  const rows = new Map<string, unknown>();
  const at: { position: string | undefined } = { position: start };
  return {
    rows,
    texts: () => [...rows.values()].map((payload) => /"text":"([^"]*)"/.exec(JSON.stringify(payload))?.[1] ?? ''),
    receive: async (updates: readonly RawUpdate[], position?: string) => {
      for (const { key, payload } of updates) if (!rows.has(key)) rows.set(key, payload);
      if (position !== undefined) at.position = position;
    },
    position: async () => at.position,
  };
}
