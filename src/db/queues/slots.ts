import type { DataSource } from 'typeorm';
import { type Claimed, poolOf } from '#core/delivery/queue.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { rows } from './sql.ts';

/** Milliseconds. */
export interface ChannelPace {
  /** Between two messages to anybody. */
  readonly gap: number;
  /** Between two messages to one chat, replies excepted. */
  readonly chatGap: number;
  /** How far ahead of the pace a burst of replies may run; what follows makes up for it. */
  readonly burst: number;
}

export type Pace = Readonly<Record<Channel, ChannelPace>>;

/** Telegram: about 25 a second in all and 1 to a chat, replies are not held to it. VK: 20 requests a second of one token, strictly. */
export const pace: Pace = {
  telegram: { gap: 42, chatGap: 1000, burst: 1000 },
  vk: { gap: 60, chatGap: 0, burst: 0 },
};

/** One row per channel is the clock of all instances: taking a slot moves it on. */
export async function nextSlot(on: DataSource, row: Claimed, paces: Pace = pace): Promise<number | 'paused'> {
  const { gap, chatGap, burst } = paces[row.channel];
  const bulk = poolOf(row.lane) === 'bulk';
  const values = [row.channel, row.accountId ?? '', bulk, gap, bulk ? chatGap : 0];
  const [slot] = await rows<{ milliseconds: number }>(on, take, values);
  if (slot === undefined) return 'paused';
  return Math.max(0, slot.milliseconds - (bulk ? 0 : burst));
}

/** $1 channel, $2 account, $3 bulk, $4 gap, $5 gap of the chat. No row: a pause has begun. */
const take = `
with slot as (
  insert into lines (channel, next_slot)
  select $1, clock_timestamp() + make_interval(secs => $4 / 1000.0)
  where not exists (
    select from pauses p where p.channel = $1 and p.until > clock_timestamp()
      and (p.scope in ('whole', 'chat:' || $2) or p.scope = 'lane' and $3))
  on conflict (channel) do update
    set next_slot = greatest(lines.next_slot, clock_timestamp()) + make_interval(secs => $4 / 1000.0)
  returning next_slot - make_interval(secs => $4 / 1000.0) as starts),
spaced as (
  insert into pauses (channel, scope, until, code)
  select $1, 'gap:' || $2, slot.starts + make_interval(secs => $5 / 1000.0), 'gap' from slot where $5 > 0
  on conflict (channel, scope) do update set until = excluded.until)
select greatest(0, extract(epoch from starts - clock_timestamp()) * 1000)::float8 as milliseconds from slot`;
