import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { screen } from '#core/conversation/screen.ts';
import type { Claimed, OutboxQueue, Settlement, Slot } from '#core/delivery/queue.ts';
import { id } from '#core/kernel/id.ts';
import { type Channel, channels } from '#core/kernel/ports.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import { runningPauses } from '#db/queues/pauses.ts';
import { type ChannelPace, unpaced } from '#db/queues/slots.ts';
import { kept, tidy } from '#db/queues/tidy.ts';
import { databaseKinds, onPostgres, type TestDatabase, testDatabase } from '../../support/database.ts';
import { addPerson, addSchool, deliveriesOf, noon, person, post } from '../../support/queues.ts';
import { emptied } from '../../support/used-database.ts';

const state = {} as { database: TestDatabase };
const store = () => state.database.store;
const sql = <R = unknown>(text: string, ...values: readonly unknown[]) =>
  state.database.dataSource.query<readonly R[]>(text, [...values]);
const queue = (owner = 'one') => outboxQueue(state.database.dataSource, { owner });

async function take(from: OutboxQueue, limit = 1, channel: Channel = 'telegram'): Promise<readonly Claimed[]> {
  await from.tend({ connected: channels, served: channels }, noon);
  const bulk = await from.claim({ channel, pool: 'bulk', limit, now: noon });
  return [...(await from.claim({ channel, pool: 'reply', limit, now: noon })), ...bulk];
}

async function one(from: OutboxQueue, channel: Channel = 'telegram'): Promise<Claimed> {
  const [row] = await take(from, 1, channel);
  if (!row) throw new Error('nothing to claim');
  return row;
}

const sent: Settlement = { to: 'sent', message: '1', at: noon };
const flood = (scope: 'whole' | 'lane' | 'chat', seconds = 30): Settlement => ({
  to: 'pending',
  seconds: 0,
  counted: false,
  code: '429',
  pause: { scope, seconds, code: '429' },
});
const keys = (rows: readonly Claimed[]) => rows.map((row) => row.key);
const lapse = () => sql("update outbox set lease_until = now() - interval '1 second' where status = 'sending'");
const over = () => sql("update pauses set until = now() - interval '1 second'");

describe.each(databaseKinds)('the outbox on %s', (kind) => {
  beforeAll(async () => {
    state.database = await testDatabase(kind);
  });
  afterAll(() => state.database.close());
  beforeEach(async () => {
    await emptied(state.database);
    await addSchool(store());
    for (const name of ['anna', 'vera', 'olga']) await addPerson(store(), name, 'telegram', 'vk');
  });

  test('a row that is taken is nobody else’s until its lease runs out, and then the first owner has lost it', async () => {
    await post(store(), { key: 'n', to: person('anna') });
    const first = await one(queue('one'));
    expect(await take(queue('two'))).toEqual([]);
    await lapse();
    const second = await one(queue('two'));
    expect([first.attempt, second.attempt]).toEqual([1, 2]);
    expect(await queue('one').settle(first, sent)).toBe(false);
    expect(await queue('two').settle(first, sent)).toBe(false);
    expect(await queue('two').settle(second, sent)).toBe(true);
    expect(await queue('two').settle(second, sent)).toBe(false);
  });

  test('behind a broadcast’s row its like are taken with it: of others, never tried, under one randomId', async () => {
    const to = (name: string) => ({ key: name, lane: 'broadcast', to: person(name), screen: screen('x') }) as const;
    await sql('update accounts set seen_at = seen_at + make_interval(days => 1) where channel = $1', 'vk');
    await post(
      store(),
      to('anna'),
      { ...to('vera'), screen: screen('y') },
      { ...to('vera'), key: 'later' },
      to('olga'),
    );
    await addPerson(store(), 'tried', 'vk');
    await post(store(), to('tried'));
    await queue().tend({ connected: channels, served: channels }, noon);
    await sql("update outbox set attempt = 1 where key = 'tried'");
    const head = await one(queue(), 'vk');
    const rows = await queue().alike(head, 99, noon);
    expect(rows.map(({ key, attempt, randomId }) => ({ key, attempt, randomId }))).toEqual([
      { key: 'olga', attempt: 1, randomId: head.randomId },
    ]);
    expect(await queue('two').alike(head, 99, noon)).toEqual([]);
  });

  test('whoever has a messenger that has not answered yet waits for it; whoever has none that is served is not reached', async () => {
    await addPerson(store(), 'only', 'vk');
    await post(store(), { key: 'n', to: person('only') });
    const restarted = { connected: ['telegram'], served: channels } as const;
    expect(await queue().tend(restarted, noon)).toBe(0);
    expect(await deliveriesOf(store())).toMatchObject([{ key: 'n', status: 'pending' }]);
    expect(keys(await take(queue(), 1, 'vk'))).toEqual(['n']);
    await post(store(), { key: 'm', to: person('only') });
    await queue().tend({ connected: ['telegram'], served: ['telegram'] }, noon);
    expect(await deliveriesOf(store(), 'm')).toMatchObject([{ status: 'failed' }]);
  });

  test('a lease that is kept up does not run out', async () => {
    await post(store(), { key: 'n', to: person('anna') });
    const row = await one(queue());
    await lapse();
    await queue().extend(row);
    expect(await take(queue('two'))).toEqual([]);
  });

  test('what takes the sender down ten times is given up and shown', async () => {
    await post(store(), { key: 'n', to: person('anna') });
    for (let crash = 1; crash <= 10; crash++) {
      expect((await one(queue(`crash ${crash}`))).attempt).toBe(crash);
      await lapse();
    }
    expect(await take(queue())).toEqual([]);
    expect(await deliveriesOf(store())).toMatchObject([{ status: 'failed', attempts: 10, error: 'crashed' }]);
  });

  test('replies do not stand behind notices, notices not behind a broadcast', async () => {
    const [account] = await addPerson(store(), 'rita', 'telegram');
    await post(
      store(),
      { key: 'broadcast', lane: 'broadcast', to: person('anna') },
      { key: 'digest', lane: 'digest', to: person('vera') },
      { key: 'notice', to: person('olga') },
      { key: 'reply', lane: 'reply', to: { account: account?.id ?? id('') } },
    );
    expect(keys(await take(queue()))).toEqual(['reply', 'notice']);
    expect(keys(await take(queue()))).toEqual(['digest']);
    expect(keys(await take(queue()))).toEqual(['broadcast']);
  });

  test('of one recipient’s messages only the first is up, unless it waits for another hour', async () => {
    await post(
      store(),
      { key: 'tomorrow', to: person('anna'), notBefore: noon.add({ hours: 20 }) },
      { key: 'first', to: person('anna') },
      { key: 'second', to: person('anna') },
      { key: 'other', to: person('vera') },
    );
    const rows = await take(queue(), 9);
    expect(keys(rows)).toEqual(['first', 'other']);
    const [first] = rows;
    if (first) await queue().settle(first, { to: 'pending', seconds: 60, counted: true, code: 'network' });
    expect(keys(await take(queue(), 9))).toEqual([]);
  });

  test('a flood in the lane stops what nobody waits for, here only, and outlives the process', async () => {
    const [account] = await addPerson(store(), 'rita', 'telegram');
    await post(store(), { key: 'a', to: person('anna') }, { key: 'v', to: person('vera') });
    await queue().settle(await one(queue()), flood('lane'));
    await post(store(), { key: 'reply', lane: 'reply', to: { account: account?.id ?? id('') } });
    await sql("update outbox set channel = 'vk', account_id = 'vera-vk' where key = 'v'");
    const later = queue('after a restart');
    expect(keys(await take(later, 9))).toEqual(['reply']);
    expect(keys(await take(later, 9, 'vk'))).toEqual(['v']);
    expect(await runningPauses(state.database.dataSource)).toMatchObject([
      { channel: 'telegram', scope: 'lane', code: '429' },
    ]);
    await over();
    const [again] = await take(later, 9);
    expect([again?.key, again?.attempt]).toEqual(['a', 1]);
  });

  test('a flood in a chat stops that chat, a whole one everything', async () => {
    const [rita] = await addPerson(store(), 'rita', 'telegram');
    const [zoya] = await addPerson(store(), 'zoya', 'telegram');
    const to = (account = rita) => ({ lane: 'reply', to: { account: account?.id ?? id<'account'>('') } }) as const;
    await post(store(), { key: 'r', ...to(rita) }, { key: 'z', ...to(zoya) });
    await queue().settle(await one(queue()), flood('chat'));
    const z = await one(queue());
    expect(z.key).toBe('z');
    await queue().settle(z, flood('whole'));
    await post(store(), { key: 'a', to: person('anna') });
    expect(await take(queue(), 9)).toEqual([]);
  });

  test('a pause that begins while a row waits for its slot is seen', async () => {
    await post(store(), { key: 'a', to: person('anna') }, { key: 'v', to: person('vera') });
    const [a, v] = await take(queue(), 2);
    if (!a || !v) throw new Error('two rows were expected');
    expect(await queue().slot(v)).toMatchObject({ wait: 0 });
    await queue().settle(a, flood('lane'));
    expect(await queue().slot(v)).toBe('paused');
  });

  test('a second pause never ends the first one sooner', async () => {
    await post(store(), { key: 'a', to: person('anna') }, { key: 'v', to: person('vera') });
    const [a, v] = await take(queue(), 2);
    if (!a || !v) throw new Error('two rows were expected');
    await queue().settle(a, flood('whole', 3000));
    await queue().settle(v, flood('whole', 1));
    expect((await runningPauses(state.database.dataSource))[0]?.seconds).toBeGreaterThan(1000);
  });

  const paced = (owner: string, own: Partial<ChannelPace>) => {
    const pace = { ...unpaced, ...own };
    return outboxQueue(state.database.dataSource, { owner, pace: { telegram: pace, vk: pace } });
  };
  const slotOf = async (of: OutboxQueue, row: Claimed): Promise<Slot> => {
    const slot = await of.slot(row);
    if (slot === 'paused') throw new Error('paused');
    return slot;
  };

  test('slots are handed out one gap apart, to whichever instance asks', async () => {
    const [one, two] = ['one', 'two'].map((owner) => paced(owner, { gap: 10_000, burst: 15_000 }));
    await post(store(), { key: 'a', to: person('anna') });
    const [row] = await take(queue());
    if (!one || !two || !row) throw new Error('no row');
    const gaps = async (of: OutboxQueue, own: Claimed) => Math.round((await slotOf(of, own)).wait / 10_000);
    expect([await gaps(one, row), await gaps(two, row), await gaps(one, row)]).toEqual([0, 1, 2]);
    // A reply may run ahead of the pace, and whoever comes next makes up for it.
    expect(await gaps(two, { ...row, lane: 'reply' })).toBe(1);
    expect(await gaps(one, row)).toBe(4);
  });

  test('a request holds its place in the second until a second after its answer, whichever instance asks', async () => {
    const [one, two] = [paced('one', { perSecond: 3 }), paced('two', { perSecond: 3 })];
    await post(store(), { key: 'a', to: person('anna') });
    const [row] = await take(queue());
    if (!row) throw new Error('no row');
    const [first, second, third] = [await slotOf(one, row), await slotOf(two, row), await slotOf(one, row)];
    expect([first, second, third].map(({ wait }) => wait)).toEqual([0, 0, 0]);
    // All are under way: nothing is promised, and asking again changes nothing.
    expect((await slotOf(two, row)).place).toBe('none');
    expect((await slotOf(two, row)).place).toBe('none');
    const [before] = await sql<{ moment: Date }>('select clock_timestamp() moment');
    await one.leave(row, second);
    const [after] = await sql<{ seconds: number }>(
      'select extract(epoch from places[2] - $1::timestamptz)::float8 seconds from lines',
      before?.moment,
    );
    expect(after?.seconds).toBeGreaterThanOrEqual(1);
    expect((await slotOf(two, row)).place).toMatchObject({ number: 2 });
    // Who leaves twice, or too late, leaves nobody else's place.
    await one.leave(row, second);
    expect((await slotOf(one, row)).place).toBe('none');
  });

  test('the place of a sender that died is free again soon', async () => {
    const only = paced('one', { perSecond: 1 });
    await post(store(), { key: 'a', to: person('anna') });
    const [row] = await take(queue());
    if (!row) throw new Error('no row');
    await slotOf(only, row);
    expect((await slotOf(only, row)).place).toBe('none');
    await sql("update lines set places = array[places[1] - interval '4 seconds']");
    expect((await slotOf(only, row)).place).toMatchObject({ number: 1 });
  });

  test('one chat gets no two notices within a second', async () => {
    await post(store(), { key: '1', to: person('anna') }, { key: '2', to: person('anna') });
    const first = await one(queue());
    await queue().slot(first);
    await sql("update pauses set until = now() + interval '1 minute' where scope = 'gap:anna-telegram'");
    await queue().settle(first, sent);
    expect(await take(queue())).toEqual([]);
    await over();
    expect(keys(await take(queue()))).toEqual(['2']);
  });

  test('after three unknown fates in a row a channel is asked before anything more is tried', async () => {
    await post(store(), { key: 'a', to: person('anna') });
    for (const failures of [1, 2]) expect(await queue().stumble('telegram')).toBe(failures);
    expect(await queue().silent('telegram')).toBe(false);
    await queue().stumble('telegram');
    expect(await queue('two').silent('telegram')).toBe(true);
    expect(await take(queue())).toEqual([]);
    await queue().asked('telegram', { scope: 'whole', seconds: 60, code: 'silent', steps: [60, 600] });
    expect(await queue('two').silent('telegram')).toBe(false);
    await over();
    await queue().asked('telegram', { scope: 'whole', seconds: 60, code: 'silent', steps: [60, 600] });
    expect((await runningPauses(state.database.dataSource))[0]?.seconds).toBeGreaterThan(60);
    await over();
    await queue().asked('telegram', 'alive');
    expect(keys(await take(queue()))).toEqual(['a']);
  });

  test('rows are kept so long and no longer', async () => {
    await post(store(), { key: 'old', to: person('anna') }, { key: 'new', to: person('vera') });
    await sql(
      `update outbox set status = 'failed', settled_at = now() - make_interval(days => $1) where key = 'old'`,
      kept.deliveries + 1,
    );
    await sql(
      `insert into inbox (channel, bot, update_key, address, handled_at)
       select 'vk', '1', n, '', now() - make_interval(days => n, secs => 1) from generate_series(1, 6) n`,
    );
    expect(await tidy(state.database.dataSource)).toMatchObject({ deliveries: 1, updates: 6 - kept.updates + 1 });
    expect((await deliveriesOf(store())).map(({ key }) => key)).toEqual(['new']);
  });
});

onPostgres('several senders at once', () => {
  beforeAll(async () => {
    state.database = await testDatabase('postgres');
    await addSchool(store());
  });
  afterAll(() => state.database.close());

  test('never hold the same row, and never two of one recipient', async () => {
    const people = Array.from({ length: 20 }, (_, n) => `p${n}`);
    for (const name of people) await addPerson(store(), name, 'vk');
    await post(store(), ...people.flatMap((name) => [1, 2, 3].map((n) => ({ key: `${name}:${n}`, to: person(name) }))));
    const claimed: string[] = [];
    const work = async (owner: string): Promise<void> => {
      for (;;) {
        const rows = await take(queue(owner), 3, 'vk');
        if (rows.length === 0) return;
        claimed.push(...keys(rows));
        for (const row of rows) expect(await queue(owner).settle(row, sent)).toBe(true);
      }
    };
    while (claimed.length < 60) await Promise.all(['a', 'b', 'c', 'd'].map(work));
    expect(new Set(claimed).size).toBe(60);
    for (const name of people) {
      expect(claimed.filter((key) => key.startsWith(`${name}:`))).toEqual([1, 2, 3].map((n) => `${name}:${n}`));
    }
  });
});
