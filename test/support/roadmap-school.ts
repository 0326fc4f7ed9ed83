import { afterAll, beforeAll } from 'vitest';
import { date } from '#core/kernel/time.ts';
import type { Occurrence } from '#core/roadmap/roadmap.ts';
import { ordinary } from '../core/roadmap/readings.ts';
import type { TestDatabase } from './database.ts';
import { type Chat, type Phone, roadmapChat } from './roadmap-chat.ts';
import { usedDatabase } from './used-database.ts';

const shared: { database?: TestDatabase } = {};
export const database = (): TestDatabase => {
  if (!shared.database) throw new Error('not open yet');
  return shared.database;
};

/** Called once by each test file, whose schools then share one database: files of one worker share this module. */
export function sharedDatabase(): void {
  beforeAll(async () => {
    shared.database = await usedDatabase();
  });
  afterAll(() => shared.database?.close());
}

/** A school with a curator and a head, both in the bot. */
export async function school(options: Parameters<typeof roadmapChat>[1] = {}, channel: Phone['channel'] = 'telegram') {
  const chat = await roadmapChat(database(), options);
  return {
    ...chat,
    curator: await chat.member('Орлова', 'curator', { channel, position: 'заместитель директора по УВР' }),
    head: await chat.member('Соколов', 'head', { channel }),
  };
}

/** From the file to approval by the head. */
export async function approved(
  options: Parameters<typeof roadmapChat>[1] = {},
  channel: Phone['channel'] = 'telegram',
) {
  const here = await school(options, channel);
  await here.curator.isRead(ordinary);
  await here.curator.presses('Ответить на вопросы: 1');
  await here.curator.says('до 20 ноября 2026');
  await here.curator.presses('Отправить на утверждение');
  here.head.opensNotice();
  await here.head.presses('Утвердить');
  await here.head.says('15-од');
  await here.head.says('сегодня');
  return here;
}

/** The duty whose last day is that one. */
export async function dutyOn(
  { system, organisation }: Pick<Chat, 'system' | 'organisation'>,
  day: string,
): Promise<Occurrence> {
  const [found] = await system((tx) => tx.occurrences.between(organisation.id, date(day), date(day)));
  if (!found) throw new Error(`Nothing is due on ${day}`);
  return found;
}
