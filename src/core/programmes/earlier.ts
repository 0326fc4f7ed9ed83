import { type Context, holds } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { isSide, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import { type Held, heldOf, newest } from './access.ts';
import { canTake } from './follow.ts';
import { planOf } from './plan.ts';
import type { Activity, Programme } from './programme.ts';

/** A programme that another mentor began with somebody who learns in this pair, and what of it is not done. */
export interface Earlier extends Held {
  /** Whoever learned by it and learns here. */
  readonly learners: readonly Id<'person'>[];
  readonly left: readonly Activity[];
}

/**
 * After a mentor is replaced the work goes on with another one: the last programme of a mentee of this pair whose own pair is over for
 * them and that is not done. For whoever was in it and stands here, and for the curator, who keeps it; to anybody else there is none.
 * It is looked up past the wall: whoever has left a group does not see its programme any more.
 */
export async function earlierFor(ctx: Context, asked: Asked): Promise<Earlier | undefined> {
  const curates = holds(ctx.me, 'curator');
  if ((!curates && !isSide(ctx, asked)) || !canTake(asked.pair, ctx.me.today)) return undefined;
  return ctx.tx.as({ as: 'system' }, async () => {
    const mentees = peopleOn(asked.members, 'mentee');
    const stood = (await ctx.tx.members.among('personId', mentees)).filter(
      (one) => one.side === 'mentee' && one.mentorshipId !== asked.pair.id,
    );
    const pairs = await ctx.tx.mentorships.among('id', [...new Set(stood.map((one) => one.mentorshipId))]);
    const over = pairs.filter(
      (pair) => pair.organisationId === asked.pair.organisationId && stood.some((one) => isOverFor(one, pair)),
    );
    const all = await ctx.tx.programmes.among(
      'mentorshipId',
      over.map((pair) => pair.id),
    );
    for (const programme of all.filter(isUndone).sort(newest)) {
      const held = await heldOf(ctx.tx, programme);
      if (!curates && !held.members.some((one) => one.personId === ctx.me.person.id)) continue;
      const learners = mentees.filter((person) =>
        stood.some((one) => one.personId === person && isOverFor(one, held.pair)),
      );
      return { ...held, learners, left: await leftOf(ctx, programme, learners) };
    }
    return undefined;
  });
}

/** The pair has ended, or goes on without them. */
const isOverFor = ({ mentorshipId, leftOn }: Member, { id, status }: Mentorship): boolean =>
  mentorshipId === id && (status === 'ended' || leftOn !== undefined);

const isUndone = ({ status, closeReason }: Programme): boolean =>
  status === 'approved' || (status === 'closed' && closeReason !== 'done');

/** Lines that are theirs, without those accepted of all of them. */
async function leftOf(
  ctx: Context,
  programme: Programme,
  learners: readonly Id<'person'>[],
): Promise<readonly Activity[]> {
  const accepted = await ctx.tx.results.where({ programmeId: programme.id, status: 'accepted' });
  return (await planOf(ctx, programme)).filter(({ id, personId }) => {
    const whose = learners.filter((one) => personId === undefined || personId === one);
    return !whose.every((one) => accepted.some((got) => got.activityId === id && got.personId === one));
  });
}
