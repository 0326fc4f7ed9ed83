import type { Context } from '#core/conversation/context.ts';
import { daysBetween, earlier, later } from '#core/kernel/time.ts';
import type { Period } from './deadline.ts';
import type { Roadmap } from './roadmap.ts';
import { planOf } from './stage-deadline.ts';

/** The approved roadmap for the same period, which this draft will take the place of. */
export async function replacedBy(ctx: Pick<Context, 'tx'>, draft: Roadmap): Promise<Roadmap | undefined> {
  const approved = await ctx.tx.roadmaps.where({ organisationId: draft.organisationId, status: 'approved' });
  const plan = planOf(draft);
  return approved.find((one) => one.id !== draft.id && plan !== undefined && samePeriod(plan, planOf(one)));
}

/** Two plans are for the same period when they share at least half of the shorter one. */
export function samePeriod(a: Period, b: Period | undefined): boolean {
  if (!b) return false;
  const shared = daysBetween(later(a.from, b.from), earlier(a.to, b.to)) + 1;
  const shorter = Math.min(daysBetween(a.from, a.to), daysBetween(b.from, b.to)) + 1;
  return shared * 2 >= shorter;
}
