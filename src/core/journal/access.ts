import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Meeting, MeetingLog } from '#core/meetings/meeting.ts';
import { pairFor, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { isInForce, stands } from '#core/pairing/in-force.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { ownPairs } from '#core/pairing/mine.ts';

/** A pair whose journal the presser may read: its sides, the curator and the head. Throws not-found. */
export async function pairToRead(ctx: Context, pairId: string): Promise<Asked> {
  const asked = await pairFor(ctx, pairId);
  if (!isSide(ctx, asked) && !holds(ctx.me, 'curator', 'head')) throw new Refusal('not-found');
  return asked;
}

export const isSide = (ctx: Context, { members }: Pick<Asked, 'members'>): boolean =>
  members.some((one) => one.personId === ctx.me.person.id);

/** The presser's own pairs that an order has put in force, the newest first. */
export const pairsToLog = async (ctx: Context): Promise<readonly Asked[]> =>
  (await ownPairs(ctx)).filter(({ pair }) => pair.inForceFrom !== undefined);

/** A pair the presser stands in and that an order has put in force. Throws not-found. */
export async function pairToLog(ctx: Context, pairId: string): Promise<Asked> {
  const found = (await pairsToLog(ctx)).find(({ pair }) => pair.id === pairId);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** 4.4.3: nothing counts outside the days of the order. Throws log-outside-order. */
export function requireInForce({ pair }: Pick<Asked, 'pair'>, day: PlainDate): void {
  if (!isInForce(pair, day)) throw new Refusal('log-outside-order');
}

/** Who stood in it on that day. */
export const peopleThen = ({ members }: Pick<Asked, 'members'>, day: PlainDate): readonly Id<'person'>[] => [
  ...new Set(members.filter((one) => stands(one, day)).map((one) => one.personId)),
];

export interface Logged {
  readonly log: MeetingLog;
  readonly meeting: Meeting;
}

/** A log with its meeting, for whoever was there, the curator and the head. Throws not-found. */
export async function logToRead(ctx: Context, logId: string): Promise<Logged> {
  const log = await ctx.tx.logs.get(id<'log'>(logId));
  if (log.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  const meeting = await ctx.tx.meetings.get(log.meetingId);
  if (!meeting.people.includes(ctx.me.person.id) && !holds(ctx.me, 'curator', 'head')) throw new Refusal('not-found');
  return { log, meeting };
}

/** The same, held for a change, for whoever was there. */
export async function logToChange(ctx: Context, logId: string): Promise<Logged> {
  const { log, meeting } = await logToRead(ctx, logId);
  if (!meeting.people.includes(ctx.me.person.id)) throw new Refusal('not-found');
  return { log: await ctx.tx.logs.lock(log.id), meeting };
}

/** Of a pair, the newest first; only of days in force. */
export const logsOf = async (ctx: Pick<Context, 'tx'>, asked: Pick<Asked, 'pair'>): Promise<readonly MeetingLog[]> =>
  (await logsOfEach(ctx, [asked.pair]))(asked.pair);

/** The same of many pairs, asked for at once. */
export async function logsOfEach(
  { tx }: Pick<Context, 'tx'>,
  pairs: readonly Mentorship[],
): Promise<(pair: Mentorship) => readonly MeetingLog[]> {
  const all = await tx.logs.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );
  const logs = rowsBy(all, (one) => one.mentorshipId);
  return (pair) =>
    logs(pair.id)
      .filter((one) => isInForce(pair, one.day))
      .sort((a, b) => Temporal.PlainDate.compare(b.day, a.day) || Temporal.Instant.compare(b.at, a.at));
}

/** Everybody who was to be there but the writer: each of them confirms by themselves. */
export const othersOf = ({ log, meeting }: Logged): readonly Id<'person'>[] =>
  meeting.people.filter((one) => one !== log.by);

export const isMentee = ({ members }: Pick<Asked, 'members'>, person: Id<'person'>): boolean =>
  peopleOn(members, 'mentee').includes(person);
