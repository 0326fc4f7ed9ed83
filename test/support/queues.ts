import type { Heard } from '#core/conversation/input.ts';
import { screen } from '#core/conversation/screen.ts';
import { type DeliverDeps, deliver } from '#core/delivery/deliver.ts';
import { handleInbox, type InboxDeps } from '#core/delivery/handle-inbox.ts';
import type { Messenger, Outcome, Outgoing, RawUpdate } from '#core/delivery/messenger.ts';
import type { Delivery, Post } from '#core/delivery/outgoing.ts';
import type { Worker } from '#core/delivery/pool.ts';
import { type Id, id } from '#core/kernel/id.ts';
import type { Log } from '#core/kernel/log.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { instant } from '#core/kernel/time.ts';
import { defaultSettings, type Settings } from '#core/people/organisation.ts';
import type { Account } from '#core/people/person.ts';
import type { Store } from '#core/store.ts';
import { inboxQueue } from '#db/queues/inbox.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import { unpaced } from '#db/queues/slots.ts';
import { wait } from '../../src/wait.ts';
import type { TestDatabase } from './database.ts';
import { echo } from './echo.ts';

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A Wednesday of a school year, at noon in Moscow: nothing is quiet. */
export const noon = instant('2026-11-18T12:00:00+03:00');
export const school = id<'organisation'>('school');

export interface Fake extends Messenger {
  readonly sent: Outgoing[];
}

/** A messenger in memory: `answer` says what becomes of a send, by default everything arrives. */
export function fakeMessenger(
  channel: Channel,
  answer?: (outgoing: Outgoing, count: number) => Outcome | Promise<Outcome> | undefined,
): Fake {
  const sent: Outgoing[] = [];
  return {
    channel,
    bot: '1',
    screenName: 'bot',
    sent,
    startLink: (token) => token,
    listen: () => Promise.resolve(),
    hook: { path: channel, take: async () => ({ status: 200 }), begin: () => Promise.resolve() },
    // what a test has put into the inbox is what was heard
    handle: async (payload, converse) => {
      if (payload !== null) await converse(payload as Heard);
    },
    send: async (outgoing) => {
      sent.push(outgoing);
      return (await answer?.(outgoing, sent.length)) ?? { kind: 'sent', message: String(sent.length) };
    },
    fetch: () => Promise.reject(new Error('no files here')),
    introduce: () => Promise.resolve(),
  };
}

/** A school that shows full names in VK and initials in Telegram. */
export const addSchool = (store: Store, settings: Partial<Settings> = {}): Promise<void> =>
  store.transaction({ as: 'system' }, (tx) =>
    tx.organisations.add({ id: school, name: 'Школа № 5', settings: { ...defaultSettings, ...settings } }),
  );

/** A person with consent and an account on each of the channels, seen last on the first. */
export async function addPerson(
  store: Store,
  name: string,
  ...channels: readonly Channel[]
): Promise<readonly Account[]> {
  const personId = id<'person'>(name);
  const accounts = channels.map(
    (channel, index): Account => ({
      id: id(`${name}-${channel}`),
      channel,
      address: `${channel}-${name}`,
      personId,
      organisationId: school,
      reachable: true,
      seenAt: noon.subtract({ hours: index + 1 }),
    }),
  );
  await store.transaction({ as: 'system' }, async (tx) => {
    await tx.people.add({ id: personId, surname: 'Иванова', name: 'Анна', patronymic: 'Петровна' });
    await tx.consents.add({
      id: id(`consent-${name}`),
      organisationId: school,
      personId,
      kind: 'personal-data',
      version: '1',
      hash: 'x',
      givenAt: noon,
      channel: 'vk',
    });
    await tx.accounts.add(...accounts);
  });
  return accounts;
}

export const person = (name: string): { readonly person: Id<'person'> } => ({ person: id(name) });

export const post = (store: Store, ...posts: readonly (Partial<Post> & Pick<Post, 'key' | 'to'>)[]): Promise<void> =>
  store.transaction({ as: 'system' }, async (tx) => {
    for (const one of posts) {
      await tx.outbox.post({ lane: 'notice', organisationId: school, screen: screen(one.key), ...one });
    }
  });

/** Looks again and again until `holds`, without a clock of its own; the test's time limit ends it. */
export async function until(holds: () => Promise<boolean> | boolean, pause = 20): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, pause));
}

export const deliveriesOf = (store: Store, prefix = ''): Promise<readonly Delivery[]> =>
  store.transaction({ as: 'system' }, (tx) => tx.outbox.deliveries(prefix));

export interface Work extends Partial<DeliverDeps> {
  readonly owner?: string;
  readonly leaseSeconds?: number;
}

/** A delivery worker with nothing in its way: no pace, no quiet, no checks, unless they are given. */
export function startDelivery(database: TestDatabase, messengers: readonly Messenger[], work: Work = {}): Worker {
  const { owner = 'test', leaseSeconds = 60, ...more } = work;
  return deliver({
    store: database.store,
    queue: outboxQueue(database.dataSource, { owner, leaseSeconds, pace: { telegram: unpaced, vk: unpaced } }),
    messengers,
    clock: () => noon,
    log: silentLog,
    wait,
    poll: 25,
    checks: {},
    isWorkingDay: () => () => true,
    oneTimeLink: (_tx, row) => Promise.resolve(`http://localhost/${row.id}`),
    ...more,
  });
}

/** Delivers until `enough`, then stops. */
export async function delivering(
  database: TestDatabase,
  messengers: readonly Messenger[],
  enough: () => Promise<boolean> | boolean,
  work: Work = {},
): Promise<void> {
  const worker = startDelivery(database, messengers, work);
  await until(enough).finally(() => worker.stop());
}

/** All but what waits for another day has been settled. */
export const allSettled = (store: Store) => async (): Promise<boolean> =>
  (await deliveriesOf(store)).every(({ status }) => status !== 'pending' && status !== 'sending');

/** Updates as fakeMessenger hears them: what somebody wrote from an address. */
export const update = (key: string, address: string, text: string): RawUpdate => ({
  key,
  address,
  payload: { channel: 'vk', address, input: { kind: 'text', text } } satisfies Heard,
});

export function startInbox(
  database: TestDatabase,
  messengers: readonly Messenger[],
  { owner = 'test', leaseSeconds = 60, ...more }: Partial<InboxDeps> & Omit<Work, keyof DeliverDeps> = {},
): Worker {
  return handleInbox({
    store: database.store,
    queue: inboxQueue(database.dataSource, { owner, leaseSeconds }),
    messengers,
    hear: echo,
    clock: () => noon,
    log: silentLog,
    wait,
    committed: () => {},
    width: database.kind === 'embedded' ? 1 : 4,
    poll: 25,
    ...more,
  });
}
