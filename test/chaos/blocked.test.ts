import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Door } from '#core/conversation/door.ts';
import { hear } from '#core/conversation/hear.ts';
import { screen } from '#core/conversation/screen.ts';
import { newId } from '#db/new-id.ts';
import { receiver } from '#db/queues/inbox.ts';
import { noon, startInbox, until } from '../support/queues.ts';
import { minutes, size } from '../support/size.ts';
import { type AtWork, atWork } from './support/at-work.ts';
import { people, shown, tellAll } from './support/school.ts';

const blockers = size(20, 1000);
const state = {} as { work: AtWork };
/** Each update is heard a second after the one before. */
const ticks = {
  count: 0,
  next: () => {
    ticks.count += 1;
    return ticks.count;
  },
};

beforeEach(async () => {
  state.work = await atWork();
});
afterEach(() => state.work.stop());

test(
  'who blocks the bot hears in the other messenger, is tried here once, and is back with the first word',
  async () => {
    const { database, sandbox, deliver, sql, delivered, seen } = state.work;
    const pupils = await people(database, sandbox, blockers, (n) => (n % 2 ? ['telegram', 'vk'] : ['vk', 'telegram']));
    for (const { phones } of pupils) phones[0]?.block();
    const worker = deliver('one');
    await tellAll(database, pupils, 'notice', 'первое');
    await delivered();
    await tellAll(database, pupils, 'notice', 'второе');
    await delivered();
    expect(pupils.map(({ phones }) => phones.map(shown))).toEqual(pupils.map(() => [0, 2]));
    expect(seen('sendMessage') + seen('messages.send')).toBe(blockers * 3);

    await speaking(
      pupils.map(
        ({ phones }) =>
          () =>
            phones[0]?.say('Здравствуйте'),
      ),
    );
    await until(async () => (await sql('select from accounts where not reachable')).length === 0);
    await delivered();
    const greeted = pupils.map(({ phones }) => phones.map(shown));
    await tellAll(database, pupils, 'notice', 'третье');
    await delivered();
    await worker.stop();
    expect(pupils.map(({ phones }) => phones.map(shown))).toEqual(
      greeted.map(([here = 0, there]) => [here + 1, there]),
    );
    expect(await sql("select from outbox where lane = 'notice' and status <> 'sent'")).toEqual([]);
  },
  minutes(1, 30),
);

/** Says it, and takes what was said through the inbox and the one door. */
async function speaking(words: readonly (() => void)[]): Promise<void> {
  const { database, telegram, vk, sql } = state.work;
  const worker = startInbox(database, [telegram, vk], { hear: hear(door) });
  const end = new AbortController();
  const listening = [telegram, vk].map((messenger) => {
    const { channel, bot } = messenger;
    return messenger.listen(receiver(database.dataSource, { channel, bot, received: worker.wake }), end.signal);
  });
  const handled = (count: number) =>
    until(async () => {
      const rows = await sql<{ open: boolean }>('select handled_at is null as open from inbox');
      return rows.length >= count && rows.every(({ open }) => !open);
    });
  // VK is heard from the first look on; Telegram has kept everyone's /start.
  await until(async () => (await sql("select from positions where channel = 'vk'")).length > 0);
  await handled(blockers);
  for (const say of words) say();
  await handled(blockers + words.length);
  end.abort();
  await Promise.all(listening);
  await worker.stop();
}

const door: Door = {
  newId,
  links: { start: () => [], page: () => undefined },
  clock: () => noon.add({ seconds: ticks.next() }),
  features: [],
  stranger: async () => screen('Здравствуйте'),
  startAgain: async () => undefined,
  consent: async () => undefined,
  takeFile: async () => '',
};
