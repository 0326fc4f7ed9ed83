import type { DataSource } from 'typeorm';
import { type Claimed, poolOf, type Slot } from '#core/delivery/queue.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { rows } from './sql.ts';

/** How fast a messenger takes what one token sends. */
export interface ChannelPace {
  /** Requests in any second, however late one of them leaves; 0 is no limit. */
  readonly perSecond: number;
  /** Milliseconds between two messages to anybody: evens out what the second would allow all at once. */
  readonly gap: number;
  /** Milliseconds between two messages to one chat, replies excepted. */
  readonly chatGap: number;
  /** Milliseconds by which replies may run ahead; what follows makes up for it. */
  readonly burst: number;
}

export type Pace = Readonly<Record<Channel, ChannelPace>>;

/** Telegram: about 25 a second in all and 1 to a chat, replies are not held to it. VK: 20 requests a second of one token, strictly. */
export const pace: Pace = {
  telegram: { perSecond: 25, gap: 36, chatGap: 1000, burst: 1000 },
  vk: { perSecond: 18, gap: 50, chatGap: 0, burst: 0 },
};

/** As fast as it goes. */
export const unpaced: ChannelPace = { perSecond: 0, gap: 0, chatGap: 0, burst: 0 };

/** Real seconds after which the place of a sender that died is free: whatever it sent has arrived by then. */
const held = 5;

/** One row per channel is the clock of all instances: taking a slot moves it on. */
export async function nextSlot(on: DataSource, row: Claimed, paces: Pace = pace): Promise<Slot | 'paused'> {
  const { perSecond, gap, chatGap, burst } = paces[row.channel];
  const bulk = poolOf(row.lane) === 'bulk';
  const values = [row.channel, row.accountId ?? '', bulk, gap, bulk ? chatGap : 0, perSecond, held];
  const [taken] = await rows<Taken>(on, take, values);
  if (taken === undefined) return 'paused';
  const wait = Math.max(0, taken.milliseconds - (bulk ? 0 : burst));
  if (perSecond === 0) return { wait };
  return { wait, place: taken.place === null ? 'none' : { number: taken.place, until: taken.until ?? '' } };
}

interface Taken {
  readonly milliseconds: number;
  readonly place: number | null;
  readonly until: string | null;
}

const take = `
select milliseconds, place, held_until as until from app_take_place($1, $2, $3, $4, $5, $6, $7)`;

/** The answer is there: a second later the place is free. */
export async function leaveSlot(on: DataSource, { channel }: Claimed, { place }: Slot): Promise<void> {
  if (place === undefined || place === 'none') return;
  await on.query(leave, [channel, place.number, place.until]);
}

/** A millisecond or two more: timers are early by so much. */
const leave = `
update lines set places[$2::integer] = clock_timestamp() + interval '1002 milliseconds'
where channel = $1 and places[$2::integer] = $3::timestamptz`;
