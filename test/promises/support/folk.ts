import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import { defaultSettings, type Settings } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import type { Handset } from '../../../src/sandbox/sandbox.ts';
import type { Stage } from './stage.ts';

export type Messenger = 'telegram' | 'vk';
type Organisation = Id<'organisation'>;

/** Somebody with phones, known to the bot and agreed. */
export interface Fellow {
  readonly person: Id<'person'>;
  readonly phones: readonly Handset[];
}

const longAgo = instant('2026-06-01T09:00:00Z');

/** A school where nothing is quiet and every day works, unless its settings say otherwise. */
export async function schoolIn(
  { database }: Pick<Stage, 'database'>,
  name = 'Школа № 5',
  settings: Partial<Settings> = {},
): Promise<Organisation> {
  const organisation = newId<'organisation'>();
  const awake = { quiet: { from: '00:00', to: '00:00' } };
  await database.store.transaction({ as: 'system' }, (tx) =>
    tx.organisations.add({ id: organisation, name, settings: { ...defaultSettings, ...awake, ...settings } }),
  );
  return organisation;
}

export interface Crowd {
  readonly count: number;
  readonly role: RoleName;
  readonly on: (n: number) => readonly Messenger[];
  readonly surname?: (n: number) => string;
}

/** So many people of a school; their phones have begun the chat, and nobody has heard that yet. */
export async function folk(
  { database, sandbox }: Pick<Stage, 'database' | 'sandbox'>,
  organisationId: Organisation,
  { count, role, on, surname = (n) => `Сомова${n}` }: Crowd,
): Promise<readonly Fellow[]> {
  const all = Array.from({ length: count }, (_, n): Fellow => {
    const wanted = on(n);
    const held = sandbox.addPerson({
      name: `Вера ${surname(n)}`,
      telegram: wanted.includes('telegram'),
      vk: wanted.includes('vk'),
    });
    const phones = wanted.flatMap((messenger) => held[messenger] ?? []);
    for (const phone of phones) phone.start();
    return { phones, person: newId<'person'>() };
  });
  await database.store.transaction({ as: 'system' }, async (tx) => {
    await tx.people.add(...all.map(({ person }, n) => ({ id: person, surname: surname(n), name: 'Вера' })));
    await tx.roles.add(
      ...all.map(({ person: personId }) => ({
        ...{ id: newId<'role'>(), organisationId, personId, role, from: date('2026-06-01') },
      })),
    );
    await tx.consents.add(
      ...all.map(({ person: personId }) => ({
        ...{ id: newId<'consent'>(), organisationId, personId, version: consentVersion, hash: 'x' },
        ...{ kind: 'personal-data' as const, channel: 'vk' as const, givenAt: longAgo },
      })),
    );
    for (const { person: personId, phones } of all)
      for (const [n, { messenger, account }] of phones.entries()) {
        // A bot that is already at work may have met them.
        const met = await tx.accounts.meet(messenger, String(account), longAgo);
        await tx.accounts.put({ ...met, personId, organisationId, seenAt: longAgo.subtract({ hours: n }) });
      }
  });
  return all;
}

/** What was begun in Telegram need not be answered: as if it had been received long ago. */
export async function unheard({ sandbox }: Pick<Stage, 'sandbox'>): Promise<void> {
  await fetch(`${sandbox.telegramRoot}/bot${sandbox.token}/deleteWebhook?drop_pending_updates=true`);
}

/** Presses a button that need not be on any screen. */
export const pressed = (phone: Handset, action: string): string =>
  phone.forge(phone.messenger === 'vk' ? JSON.stringify({ a: action }) : action);

/** What the bot wrote on that phone, oldest first. */
export const texts = (phone: Handset): readonly string[] =>
  phone
    .view()
    .messages.filter(({ from }) => from === 'bot')
    .map(({ text }) => text);

/** Looks again and again; throws after so many seconds, saying what was waited for. */
export async function awaited(
  what: string | (() => string),
  seconds: number,
  holds: () => Promise<boolean> | boolean,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`not within ${seconds} s: ${typeof what === 'string' ? what : what()}`);
    await pause(50);
  }
}

/** In a long poll VK is heard from the first look on. */
export async function firstLook(stage: Pick<Stage, 'database'>): Promise<void> {
  const looked = "select count(*) n from positions where channel = 'vk'";
  await awaited('a first look at VK', 60, async () => (await counted(stage, looked)) > 0);
}

/** Every phone says something and is answered, so that there is a chat to press buttons in. */
export async function greeted(stage: Pick<Stage, 'database'>, phones: readonly Handset[]): Promise<void> {
  await firstLook(stage);
  const before = phones.map((phone) => texts(phone).length);
  for (const phone of phones) phone.say('/menu');
  const silent = () => phones.filter((phone, n) => texts(phone).length === before[n]);
  const who = () => `a menu for ${silent().length}, the first in ${silent()[0]?.messenger}`;
  await awaited(who, 60 + phones.length / 5, () => silent().length === 0);
  // A menu may have a second message behind it.
  const replies = "select count(*) n from outbox where lane = 'reply' and status in ('pending', 'sending')";
  await awaited('the last of the menus', 60, async () => (await counted(stage, replies)) === 0);
}

/** The first row of an answer. */
export async function counted({ database }: Pick<Stage, 'database'>, sql: string): Promise<number> {
  const [row] = await database.dataSource.query<readonly { n: number }[]>(sql);
  return Number(row?.n ?? 0);
}

export const percentile = (all: readonly number[], part: number): number =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))] ?? 0;

/** Presses all of it at once; resolves when each has been heard and handled, and everything there is to say has been sent. */
export async function played(
  stage: Pick<Stage, 'database'>,
  acts: readonly (readonly [Handset, string])[],
  seconds = 600,
): Promise<void> {
  const before = await counted(stage, 'select count(*) n from inbox');
  for (const [phone, action] of acts) pressed(phone, action);
  await calm(stage, before + acts.length, seconds);
}

/** So many updates have come in all, and neither inbox nor outbox has anything left to do. */
export async function calm(stage: Pick<Stage, 'database'>, heard: number, seconds = 600): Promise<void> {
  const sql = `select case when (select count(*) from inbox) < ${heard} then 1 else
    (select count(*) from inbox where handled_at is null and not dead) +
    (select count(*) from outbox where status in ('pending', 'sending')) end n`;
  await awaited('everything heard is answered', seconds, async () => (await counted(stage, sql)) === 0);
}
