import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isSide } from '#core/pairing/access.ts';
import type { ProgrammeChange } from '#core/programmes/programme.ts';
import { isRunning, type Line, lineToRead, planToRead } from './access.ts';
import { everyoneIn } from './change.ts';
import type { Plan } from './items.ts';

/** A plan that the presser may propose to change: a side's, or any for the curator. Throws not-found, not-yours, stale. */
export async function planToChange(ctx: Context, programmeId: string): Promise<Plan> {
  const plan = await planToRead(ctx, programmeId);
  if (!isSide(ctx, plan) && !holds(ctx.me, 'curator')) throw new Refusal('not-yours');
  if (!isRunning(plan)) throw new Refusal('stale');
  return plan;
}

/** A line of such a plan that is still in it. */
export async function lineToChange(ctx: Context, activityId: string): Promise<Line> {
  const { activity } = await lineToRead(ctx, activityId);
  const plan = await planToChange(ctx, activity.programmeId);
  if (activity.droppedOn) throw new Refusal('stale');
  return { plan, activity };
}

export interface Offered {
  readonly plan: Plan;
  readonly change: ProgrammeChange;
}

/** A change, for whoever reads its plan. Throws not-found. */
export async function changeToRead(ctx: Context, changeId: string): Promise<Offered> {
  const change = await ctx.tx.changes.get(id<'change'>(changeId));
  return { plan: await planToRead(ctx, change.programmeId), change };
}

/** The same, held with its programme: answers come one after the other, and the last of them acts once. */
export async function lockedChange(ctx: Context, changeId: string): Promise<Offered> {
  const { change } = await changeToRead(ctx, changeId);
  await ctx.tx.programmes.lock(change.programmeId);
  const held = await ctx.tx.changes.lock(change.id);
  return { plan: await planToRead(ctx, change.programmeId), change: held };
}

/** Everybody it is asked of but its author, who has said yes with it. */
export const askedOf = ({ plan, change }: Offered): readonly Id<'person'>[] =>
  everyoneIn(plan).filter((one) => one !== change.by);
