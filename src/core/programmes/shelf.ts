import type { Context } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { houseOf } from '#core/practices/house.ts';
import type { House } from '#core/practices/without-names.ts';
import { newest } from './access.ts';
import { planOf } from './plan.ts';
import type { Activity, Programme } from './programme.ts';

/** A programme as the bank shows it: of its pair only how, not who. */
export interface Shelved {
  readonly programme: Programme;
  readonly pair: Mentorship;
  readonly group: boolean;
}

/** Other people's programmes lie behind the wall: what is taken from there is shown without names alone. */
export async function shelf(ctx: Context): Promise<readonly Shelved[]> {
  const organisationId = ctx.me.organisation.id;
  return ctx.tx.as({ as: 'system' }, async () => {
    const found = [
      ...(await ctx.tx.programmes.where({ organisationId, status: 'approved' })),
      ...(await ctx.tx.programmes.where({ organisationId, status: 'closed' })),
    ];
    const pairs = await ctx.tx.mentorships.among('id', [...new Set(found.map((one) => one.mentorshipId))]);
    const members = await ctx.tx.members.among(
      'mentorshipId',
      pairs.map((one) => one.id),
    );
    return [...found].sort(newest).flatMap((programme): readonly Shelved[] => {
      const pair = pairs.find((one) => one.id === programme.mentorshipId);
      const mentees = peopleOn(
        members.filter((one) => one.mentorshipId === programme.mentorshipId),
        'mentee',
      );
      return pair ? [{ programme, pair, group: pair.kinds.includes('group') || mentees.length > 2 }] : [];
    });
  });
}

/** One of the bank. Throws not-found. */
export async function shelved(
  ctx: Context,
  programmeId: string,
): Promise<Shelved & { readonly plan: readonly Activity[] }> {
  const found = (await shelf(ctx)).find(({ programme }) => programme.id === id<'programme'>(programmeId));
  if (!found) throw new Refusal('not-found');
  const plan = await ctx.tx.as({ as: 'system' }, () => planOf(ctx, found.programme));
  return { ...found, plan };
}

/** Everybody the school knows: their names may be typed into a line. */
export const namesIn = (ctx: Context): Promise<House> => ctx.tx.as({ as: 'system' }, () => houseOf(ctx));
