import type { DataSource } from 'typeorm';
import type { Receiver } from '#core/delivery/messenger.ts';
import type { ClaimedUpdate, InboxQueue } from '#core/delivery/queue.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { storableJson } from '../columns.ts';
import { managerOf } from '../managers.ts';
import { isPassing } from './passing.ts';
import { rows, touched } from './sql.ts';

export interface ReceiverOptions {
  readonly channel: Channel;
  readonly bot: string;
  /** Called after each commit that brought updates: wakes the worker. */
  readonly received: () => void;
}

/** Receiving is persisting: what this has resolved survives a crash, and may be confirmed to the messenger. */
export const receiver = (on: DataSource, { channel, bot, received }: ReceiverOptions): Receiver => ({
  receive: async (updates, position) => {
    const batch = updates.map(({ key, address = '', payload }) => ({ key, address, payload }));
    await on.query(insert, [channel, bot, JSON.stringify(storableJson(batch)), position ?? null]);
    if (updates.length > 0) received();
  },
  position: async () => {
    const [row] = await rows<{ position: string }>(
      on,
      'select position from positions where channel = $1 and bot = $2',
      [channel, bot],
    );
    return row?.position;
  },
});

/**
 * One batch of a bot after another: rows become visible in the order of their ids, and crossing batches do not deadlock.
 * Both parts take their rows from the lock, so neither begins before it is held.
 */
const insert = `
with line as materialized (select pg_advisory_xact_lock(hashtextextended('inbox:' || $1 || ':' || $2, 0))),
moved as (
  insert into positions (channel, bot, position) select $1, $2, $4::text from line where $4::text is not null
  on conflict (channel, bot) do update set position = excluded.position)
insert into inbox (channel, bot, update_key, address, payload)
select $1, $2, u.value ->> 'key', u.value ->> 'address', u.value -> 'payload'
from line cross join lateral jsonb_array_elements($3::jsonb) with ordinality as u (value, place) order by u.place
on conflict do nothing`;

export interface InboxOptions {
  /** Of this process, new at each start. */
  readonly owner: string;
  /** Real seconds an update may take before another worker may have it. */
  readonly leaseSeconds?: number;
}

export function inboxQueue(on: DataSource, { owner, leaseSeconds = 30 }: InboxOptions): InboxQueue {
  const fenceOf = (update: ClaimedUpdate) => [update.id, owner, update.claims];
  return {
    claim: async (bots, limit) => {
      const ours = bots.map(({ channel, bot }) => `${channel}:${bot}`);
      const claimed = await rows<ClaimedUpdate>(on, claim, [ours, limit, owner, leaseSeconds]);
      return claimed.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
    },
    handled: async (tx, update) => (await touched(managerOf(tx), handled, fenceOf(update))) > 0,
    failed: async (update, next) => {
      const values = 'aside' in next ? [next.code, true, 1, 0] : [next.code, false, next.counted ? 1 : 0, next.seconds];
      return (await touched(on, failed, [...fenceOf(update), ...values])) > 0;
    },
    passing: isPassing,
  };
}

const claim = `select id, channel, bot, address, payload, attempts, claims from app_claim_updates($1, $2, $3, $4)`;

const fence = 'where id = $1 and owner = $2 and claims = $3 and handled_at is null and not dead';

/** What was said is not kept once its effects are. */
const handled = `update inbox set handled_at = now(), payload = null, owner = null, lease_until = null, error = null ${fence}`;

/** $4 code, $5 put aside, $6 failures to count, $7 seconds. */
const failed = `
update inbox set error = $4, dead = $5, attempts = attempts + $6, next_try = now() + make_interval(secs => $7),
  owner = null, lease_until = null ${fence}`;
