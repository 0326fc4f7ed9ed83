import type { DataSource, EntityManager } from 'typeorm';
import type { Call, Claimed, OutboxQueue, Pool, Settlement } from '#core/delivery/queue.ts';
import { plain } from '../rows.ts';
import { alike, calls, claim, tend } from './claim-outbox.ts';
import { setPause } from './pauses.ts';
import { changeOf, fence } from './settle-outbox.ts';
import { leaveSlot, nextSlot, type Pace } from './slots.ts';
import { rows, touched } from './sql.ts';

export interface QueueOptions {
  /** Of this process, new at each start. */
  readonly owner: string;
  /** Real seconds: at least twice the time-out of a request. */
  readonly leaseSeconds?: number;
  /** Of each channel's messages. */
  readonly pace?: Pace;
}

const rank: Readonly<Record<Pool, readonly [number, number]>> = { reply: [0, 0], bulk: [1, 3] };

/** The outbox as its worker sees it. Leases, pauses and pace go by the database's clock, so instances agree about them. */
export function outboxQueue(on: DataSource, { owner, leaseSeconds = 60, pace }: QueueOptions): OutboxQueue {
  const fenceOf = (row: Claimed) => [row.id, owner, row.attempt];
  return {
    calls: async (channels, now) =>
      (await rows<{ call: Call }>(on, calls, [channels, now.toString()])).map(({ call }) => call),
    claim: async ({ channel, pool, limit, now }) => {
      const values = [channel, ...rank[pool], now.toString(), limit, owner, leaseSeconds];
      return (await rows<Claimed>(on, claim, values)).map(plain).toSorted(inLine);
    },
    alike: async (row, most, now) =>
      (await rows<Claimed>(on, alike, [row.id, now.toString(), most, owner, leaseSeconds])).map(plain).toSorted(inLine),
    tend: async ({ connected, served }, now) => {
      const [tended] = await rows<{ changed: number }>(on, tend, [connected, served, now.toString()]);
      return tended?.changed ?? 0;
    },
    slot: (row) => nextSlot(on, row, pace),
    leave: (row, slot) => leaveSlot(on, row, slot),
    extend: async (row) => {
      await on.query(`update outbox set lease_until = now() + make_interval(secs => $4) ${fence}`, [
        ...fenceOf(row),
        leaseSeconds,
      ]);
    },
    settle: (row, settlement) =>
      settlement.to === 'sent'
        ? sent(on, row, { fence: fenceOf(row), settlement })
        : on.transaction((manager) => settle(manager, row, { fence: fenceOf(row), settlement })),
    stumble: async (channel) => {
      const [line] = await rows<{ failures: number }>(on, stumble, [channel]);
      return line?.failures ?? 0;
    },
    silent: async (channel) => (await rows(on, silent, [channel])).length > 0,
    asked: (channel, answer) =>
      on.transaction(async (manager) => {
        if (answer !== 'alive') return setPause(manager, channel, answer.scope, answer);
        await manager.query(answered, [channel]);
        await manager.query('delete from pauses where channel = $1 and until <= now()', [channel]);
      }),
  };
}

interface End {
  readonly fence: readonly unknown[];
  readonly settlement: Settlement;
}

/** Most messages end here: one statement is enough. */
async function sent(on: DataSource, row: Claimed, { fence: values, settlement }: End): Promise<boolean> {
  const change = changeOf(settlement);
  const all = [...values, ...change.values, row.channel];
  const [changed] = await rows<{ ours: boolean }>(
    on,
    `with changed as (update outbox set ${change.set} ${fence} returning id),
       alive as (update lines set failures = 0 where channel = $${all.length} and failures > 0)
     select exists (select from changed) as ours`,
    all,
  );
  return changed?.ours === true;
}

async function settle(manager: EntityManager, row: Claimed, { fence: values, settlement }: End): Promise<boolean> {
  const change = changeOf(settlement);
  const ours = await touched(manager, `update outbox set ${change.set} ${fence}`, [...values, ...change.values]);
  if (settlement.to !== 'pending' || settlement.pause === undefined) return ours > 0;
  // A flood is a flood, whoever holds the row by now.
  const { pause } = settlement;
  const scope = pause.scope === 'chat' ? `chat:${row.accountId}` : pause.scope;
  await setPause(manager, row.channel, scope, pause);
  return ours > 0;
}

const inLine = (a: Claimed, b: Claimed): number => Number(BigInt(a.id) - BigInt(b.id));

const stumble = `
insert into lines (channel, failures) values ($1, 1)
on conflict (channel) do update set failures = lines.failures + 1 returning failures`;

const answered = 'update lines set failures = 0 where channel = $1 and failures > 0';

const silent = `
select from lines l where l.channel = $1 and l.failures >= 3
  and not exists (select from pauses p where p.channel = $1 and p.scope = 'whole' and p.until > now())`;
