import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { approvedFor, type Held, heldOf, heldOfEach } from '#core/programmes/access.ts';
import type { Activity, ActivityResult, Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { doersOf, type Item, itemOf, judgesOf, type Plan } from './items.ts';

/** Everything a programme's plan is made of. */
export async function planOf(tx: Tx, programme: Programme): Promise<Plan> {
  return withPlan(tx, await heldOf(tx, programme));
}

/** The same of many, asked for at once. */
export async function plansOf(tx: Tx, programmes: readonly Programme[]): Promise<readonly Plan[]> {
  const all = await heldOfEach(tx, programmes);
  return all.map(await plansFor(tx, all));
}

const withPlan = async (tx: Tx, held: Held): Promise<Plan> => (await plansFor(tx, [held]))(held);

async function plansFor(tx: Tx, all: readonly Held[]): Promise<(held: Held) => Plan> {
  const ids = all.map(({ programme }) => programme.id);
  const activities = rowsBy(await tx.activities.among('programmeId', ids), (one) => one.programmeId);
  const results = rowsBy(await tx.results.among('programmeId', ids), (one) => one.programmeId);
  return (held) => {
    const { id: its } = held.programme;
    return { ...held, activities: activities(its), results: results(its) };
  };
}

/** A plan in force or closed, for its sides, the curator and the head. Throws not-found. */
export async function planToRead(ctx: Context, programmeId: string): Promise<Plan> {
  return withPlan(ctx.tx, await approvedFor(ctx, programmeId));
}

/** Does anything in it still change? */
export const isRunning = ({ programme }: Pick<Plan, 'programme'>): boolean => programme.status === 'approved';

export interface Line {
  readonly plan: Plan;
  readonly activity: Activity;
}

/** A line of such a plan. Throws not-found. */
export async function lineToRead(ctx: Context, activityId: string): Promise<Line> {
  const activity = await ctx.tx.activities.get(id<'activity'>(activityId));
  return { plan: await planToRead(ctx, activity.programmeId), activity };
}

/** The presser's own line of a running plan, with its result as it is now. Throws not-found, stale. */
export async function ownItem(ctx: Context, activityId: string): Promise<Line & { readonly item: Item }> {
  const line = await lineToRead(ctx, activityId);
  const me = ctx.me.person.id;
  if (!doersOf(line.plan, line.activity).includes(me)) throw new Refusal('not-found');
  return { ...line, item: itemOf(line.plan, line.activity, me) };
}

/** One that may still be marked: two presses at once act one after the other. Throws stale once the programme is closed. */
export async function itemToMark(ctx: Context, activityId: string): Promise<Line & { readonly item: Item }> {
  const { activity } = await ownItem(ctx, activityId);
  await ctx.tx.activities.lock(activity.id);
  const held = await ownItem(ctx, activityId);
  if (!isRunning(held.plan) || (held.activity.droppedOn && !held.item.result)) throw new Refusal('stale');
  return held;
}

export interface Judging extends Line {
  readonly result: ActivityResult;
}

/** What somebody did, for whoever accepts it; held for a change. Throws not-found, stale. */
export async function resultToJudge(ctx: Context, resultId: string): Promise<Judging> {
  const judging = await resultToRead(ctx, resultId);
  if (!judgesOf(judging.plan, judging.result.personId).includes(ctx.me.person.id)) throw new Refusal('not-found');
  if (!isRunning(judging.plan)) throw new Refusal('stale');
  return { ...judging, result: await ctx.tx.results.lock(judging.result.id) };
}

/** A result for whoever did it, whoever accepts it, the curator and the head; of a group not for the other mentees. Throws not-found. */
export async function resultToRead(ctx: Context, resultId: string): Promise<Judging> {
  const result = await ctx.tx.results.get(id<'result'>(resultId));
  const line = await lineToRead(ctx, result.activityId);
  if (!maySee(ctx, line.plan, result.personId)) throw new Refusal('not-found');
  return { ...line, result };
}

/** What somebody else in a group did is none of a mentee's business. */
export function maySee(ctx: Context, plan: Plan, personId: Id<'person'>): boolean {
  const me = ctx.me.person.id;
  return me === personId || judgesOf(plan, personId).includes(me) || holds(ctx.me, 'curator', 'head');
}
