import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { daysBetween, type PlainDate, Temporal } from '#core/kernel/time.ts';
import { isRunning, plansOf } from './access.ts';
import { type Item, itemsOf, judgesOf, type Plan, stateOf } from './items.ts';

/** Running plans of the presser's own pairs, the newest first. */
export async function ownPlans(ctx: Context): Promise<readonly Plan[]> {
  const organisationId = ctx.me.organisation.id;
  const own = await ctx.tx.members.where({ organisationId, personId: ctx.me.person.id });
  const pairs = [...new Set(own.filter((one) => one.leftOn === undefined).map((one) => one.mentorshipId))];
  const running = (await ctx.tx.programmes.among('mentorshipId', pairs)).filter((one) => isRunning({ programme: one }));
  return plansOf(
    ctx.tx,
    running.toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt)),
  );
}

/** What waits for a person's word, the oldest first. */
export const waitingFor = (plan: Plan, judge: Id<'person'>): readonly Item[] =>
  itemsOf(plan)
    .filter((item) => stateOf(item) === 'done' && judgesOf(plan, item.personId).includes(judge))
    .sort((a, b) => daysBetween(markedOn(b), markedOn(a)));

export const markedOn = ({ result, activity }: Item): PlainDate => result?.doneOn ?? activity.due;
