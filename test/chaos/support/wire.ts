import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { vkMessenger } from '#bots/vk/messenger.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import type { Log, LogFields } from '#core/kernel/log.ts';
import { type Database, openDatabase } from '#db/data-source.ts';
import { full } from '../../support/size.ts';

const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
};

/** Both real adapters and the database, as the environment says. */
export async function wire(): Promise<{ readonly database: Database; readonly messengers: readonly Messenger[] }> {
  const database = await openDatabase({ url: given('DATABASE_URL') });
  const messengers = await Promise.all([
    telegramMessenger({ token: given('TELEGRAM_BOT_TOKEN'), apiRoot: given('TELEGRAM_API_ROOT'), pace: 0.05 }),
    vkMessenger({
      token: given('VK_TOKEN'),
      groupId: Number(given('VK_GROUP_ID')),
      apiRoot: given('VK_API_ROOT'),
      pace: 0.05,
      // The pace of the real VK is waited for in the full run alone.
      ...(full ? {} : { perSecond: 1000 }),
    }),
  ]);
  return { database, messengers };
}

export const owner = `${process.pid}-${Date.now()}`;

/** Dies with its parent, however that ends; a polite end stops the workers first. */
export function ready(stop: () => Promise<void>): void {
  process.stdin.resume().once('end', () => process.exit(1));
  process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
  console.log('ready');
}

const spoken = (event: string, fields?: LogFields) => {
  if (process.env.CHAOS_LOG) console.error(event, fields);
};

export const log: Log = { debug: () => {}, info: () => {}, warn: spoken, error: spoken };
