import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settlementFor } from '#core/delivery/decide.ts';
import type { Outcome } from '#core/delivery/messenger.ts';
import { type Claimed, mostAttempts, type Settlement } from '#core/delivery/queue.ts';
import { id } from '#core/kernel/id.ts';
import { channels } from '#core/kernel/ports.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { addPerson, addSchool, noon, person, post } from '../../support/queues.ts';
import { emptied } from '../../support/used-database.ts';

/** Random lives of the outbox; a nightly run sets OUTBOX_CASES=10000. */
const cases = Number(process.env.OUTBOX_CASES ?? 25);
const state = {} as { database: TestDatabase };

const outcome = fc.oneof(
  fc.constant<Outcome>({ kind: 'sent', message: '1' }),
  fc.constant<Outcome>({ kind: 'unreachable', code: '403' }),
  fc.constant<Outcome>({ kind: 'ambiguous', code: 'network' }),
  fc.constant<Outcome>({ kind: 'refused', code: '400' }),
  fc.boolean().map((whole): Outcome => ({ kind: 'paused', seconds: 30, whole, code: '429' })),
  fc.constant<Outcome>({ kind: 'stopped', code: '401' }),
);
const other: fc.Arbitrary<Settlement> = fc.constantFrom<Settlement[]>(
  { to: 'dropped', code: 'no-longer-true' },
  { to: 'later', notBefore: noon.add({ hours: 1 }) },
  { to: 'anew', code: 'moved', account: { id: id('anna-vk'), channel: 'vk' } },
);
const owner = fc.constantFrom('one', 'two');
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('post' as const),
      key: fc.nat(9),
      expires: fc.boolean(),
      reply: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('claim' as const), owner, limit: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('send' as const), held: fc.nat(5), outcome }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('settle' as const), held: fc.nat(5), settlement: other }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('crash' as const), owner }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('block' as const, 'unblock' as const, 'expire' as const, 'drop' as const, 'calm' as const),
    }),
  },
);

interface Held {
  readonly owner: string;
  readonly row: Claimed;
}

interface Life {
  readonly held: Held[];
  hours: number;
  /** What really went out, by row. */
  readonly out: Map<string, number>;
}

beforeAll(async () => {
  state.database = await testDatabase('embedded');
});
afterAll(() => state.database.close());

test('whatever happens to the outbox, its promises hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      await emptied(state.database);
      await addSchool(state.database.store);
      await addPerson(state.database.store, 'anna', 'telegram', 'vk');
      await addPerson(state.database.store, 'vera', 'telegram');
      const life: Life = { held: [], hours: 0, out: new Map() };
      for (const one of steps) {
        await take(life, one);
        await promisesHold(life);
      }
    }),
    { numRuns: cases },
  );
}, 3_600_000);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(life: Life, one: Step): Promise<void> {
  const { database } = state;
  const now = noon.add({ hours: life.hours });
  switch (one.act) {
    case 'post':
      return post(database.store, {
        key: `k${one.key}`,
        ...(one.reply
          ? ({ lane: 'reply', to: { account: id('anna-telegram') } } as const)
          : { to: person(one.key % 2 ? 'anna' : 'vera') }),
        ...(one.expires ? { expiresAt: now.add({ hours: 1 }) } : {}),
      });
    case 'claim': {
      const queue = queueOf(one.owner);
      await queue.tend({ connected: channels, served: channels }, now);
      for (const channel of ['telegram', 'vk'] as const) {
        for (const pool of ['reply', 'bulk'] as const) {
          for (const row of await queue.claim({ channel, pool, limit: one.limit, now }))
            life.held.push({ owner: one.owner, row });
        }
      }
      return;
    }
    case 'send':
      return give(life, one.held, (row) => {
        if (one.outcome.kind === 'sent') life.out.set(row.id, (life.out.get(row.id) ?? 0) + 1);
        return settlementFor(row, one.outcome, now);
      });
    case 'settle':
      return give(life, one.held, () => one.settlement);
    case 'crash':
      await database.dataSource.query("update outbox set lease_until = now() - interval '1 second' where owner = $1", [
        one.owner,
      ]);
      return;
    case 'block':
    case 'unblock':
      await database.dataSource.query("update accounts set reachable = $1 where id = 'anna-telegram'", [
        one.act === 'unblock',
      ]);
      return;
    case 'expire':
      life.hours += 1;
      return;
    case 'drop':
      return database.store.transaction({ as: 'system' }, (tx) => tx.outbox.drop('k1'));
    case 'calm':
      await database.dataSource.query('delete from pauses');
      await database.dataSource.query("update outbox set next_try = now() where status = 'pending'");
      return;
    default:
      one satisfies never;
  }
}

/** The worker concludes; it may be one that crashed for everybody else and comes back late. */
async function give(life: Life, at: number, settle: (row: Claimed) => Settlement): Promise<void> {
  const [held] = life.held.splice(at % Math.max(1, life.held.length), 1);
  if (held) await queueOf(held.owner).settle(held.row, settle(held.row));
}

const queueOf = (name: string) => outboxQueue(state.database.dataSource, { owner: name });

async function promisesHold(life: Life): Promise<void> {
  const rows = await state.database.dataSource.query<
    readonly {
      id: string;
      key: string;
      status: string;
      attempt: number;
      owner: string | null;
      screen: unknown;
      recipient: string;
      lane: string;
    }[]
  >('select id, key, status, attempt, owner, screen, recipient, lane from outbox order by id');
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  for (const { id: row, status, attempt, owner: by } of rows) {
    expect(attempt).toBeLessThanOrEqual(mostAttempts);
    if (status === 'sent') expect(attempt).toBeGreaterThan(0);
    if (status === 'sent') expect(life.out.get(row)).toBeGreaterThan(0);
    expect(by !== null).toBe(status === 'sending');
  }
  const sending = rows
    .filter(({ status }) => status === 'sending')
    .map(({ recipient, lane }) => `${recipient} ${lane}`);
  expect(new Set(sending).size).toBe(sending.length);
}
