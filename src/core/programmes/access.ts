import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { Temporal } from '#core/kernel/time.ts';
import { isSide, leaders, membersOf, pairFor, withMembers } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import type { Activity, Programme } from './programme.ts';
import { isOpen, isOver } from './state.ts';

/** Who reads every programme of the organisation (4.4.3–4.4.5). */
export const readers: readonly RoleName[] = ['curator', 'head', 'council'];

/** A programme with its pair. */
export interface Held extends Asked {
  readonly programme: Programme;
}

export async function heldOf(tx: Tx, programme: Programme): Promise<Held> {
  const pair = await tx.mentorships.get(programme.mentorshipId);
  return { programme, pair, members: await membersOf({ tx }, pair.id) };
}

/** The same of many, asked for at once. */
export async function heldOfEach(tx: Tx, programmes: readonly Programme[]): Promise<readonly Held[]> {
  const ids = [...new Set(programmes.map((one) => one.mentorshipId))];
  const asked = new Map(
    (await withMembers({ tx }, await tx.mentorships.among('id', ids))).map((one) => [one.pair.id, one]),
  );
  return programmes.map((programme) => {
    const its = asked.get(programme.mentorshipId);
    if (!its) throw new Refusal('not-found');
    return { programme, ...its };
  });
}

/** Of the presser's organisation, whoever they are in it. Throws not-found. */
export async function programmeHere(ctx: Context, programmeId: string): Promise<Held> {
  const programme = await ctx.tx.programmes.get(id<'programme'>(programmeId));
  if (programme.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  return heldOf(ctx.tx, programme);
}

/** For its sides, and for those who run the programme. Throws not-found. */
export async function programmeFor(ctx: Context, programmeId: string): Promise<Held> {
  const held = await programmeHere(ctx, programmeId);
  if (!isSide(ctx, held) && !holds(ctx.me, ...readers)) throw new Refusal('not-found');
  return held;
}

/** Held for a change: two presses act one after the other. */
export async function lockedProgramme(ctx: Context, programmeId: string): Promise<Held> {
  const held = await programmeFor(ctx, programmeId);
  return { ...held, programme: await ctx.tx.programmes.lock(held.programme.id) };
}

/** One's own, held for a change. Throws not-found. */
export async function ownLocked(ctx: Context, programmeId: string): Promise<Held> {
  const held = await lockedProgramme(ctx, programmeId);
  if (!isSide(ctx, held)) throw new Refusal('not-found');
  return held;
}

/** One that was approved once, for its sides, the curator and the head. Throws not-found. */
export async function approvedFor(ctx: Context, programmeId: string): Promise<Held> {
  const held = await programmeHere(ctx, programmeId);
  const wasApproved = ['approved', 'closed'].includes(held.programme.status);
  if (!wasApproved || (!isSide(ctx, held) && !holds(ctx.me, ...leaders))) throw new Refusal('not-found');
  return held;
}

/** One's own that nobody has approved yet: every part of it can be changed by every side. Throws not-found, stale. */
export async function ownOpen(ctx: Context, programmeId: string): Promise<Held> {
  const held = await programmeFor(ctx, programmeId);
  if (!isSide(ctx, held)) throw new Refusal('not-found');
  if (!isOpen(held.programme) || isGone(held.pair)) throw new Refusal('stale');
  return held;
}

/** Nothing is made in a pair that is over. */
export const isGone = ({ status }: Pick<Mentorship, 'status'>): boolean =>
  status === 'ended' || status === 'dropped' || status === 'declined';

/** A line of a plan with its programme. Throws not-found; stale where it was taken out. */
export async function activityFor(ctx: Context, activityId: string): Promise<Held & { readonly activity: Activity }> {
  const activity = await ctx.tx.activities.get(id<'activity'>(activityId));
  if (activity.droppedOn) throw new Refusal('stale');
  return { ...(await programmeFor(ctx, activity.programmeId)), activity };
}

/** Of a pair, the newest first; thrown away ones are nobody's any more. */
export const programmesOf = async (
  ctx: Pick<Context, 'tx'>,
  mentorshipId: Id<'mentorship'>,
): Promise<readonly Programme[]> => (await programmesOfEach(ctx, [mentorshipId]))(mentorshipId);

/** The same of many pairs, asked for at once. */
export async function programmesOfEach(
  { tx }: Pick<Context, 'tx'>,
  pairs: readonly Id<'mentorship'>[],
): Promise<(pair: Id<'mentorship'>) => readonly Programme[]> {
  const all = (await tx.programmes.among('mentorshipId', pairs)).filter(({ status }) => status !== 'dropped');
  return rowsBy(all.sort(newest), (one) => one.mentorshipId);
}

export const newest = (a: Programme, b: Programme): number =>
  Temporal.Instant.compare(b.createdAt, a.createdAt) || (a.id < b.id ? 1 : -1);

/** The one that is being made or goes on, else the last that was closed. */
export const currentOf = (all: readonly Programme[]): Programme | undefined =>
  all.find(isOpen) ?? all.find((one) => !isOver(one)) ?? all[0];

/** Programmes are made in pairs that everybody agreed to; they are approved where an order has put the pair in force. */
const ready: readonly Mentorship['status'][] = ['agreed', 'ordered', 'in-force'];
export const mayHave = ({ status }: Pick<Mentorship, 'status'>): boolean => ready.includes(status);

/** A pair for its sides and those who run the programme. Throws not-found. */
export async function pairToSee(ctx: Context, pairId: string): Promise<Asked> {
  const asked = await pairFor(ctx, pairId);
  if (!isSide(ctx, asked) && !holds(ctx.me, ...readers)) throw new Refusal('not-found');
  return asked;
}
