import type { Context } from '#core/conversation/context.ts';
import { isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { happened } from './access.ts';
import { tellOfCouncil } from './by-council.ts';
import { type Composition, sidesOf } from './composition.ts';
import type { Member, Mentorship } from './mentorship.ts';

/** Writes a pair or a group down as a draft: nobody has been asked yet. */
export async function draftPair(ctx: Context, made: Composition): Promise<Mentorship> {
  const pair: Mentorship = {
    ...rowOf(made),
    ...{ id: ctx.newId<'mentorship'>(), organisationId: ctx.me.organisation.id, status: 'draft' },
    ...{ createdBy: ctx.me.person.id, createdAt: ctx.now },
  };
  await ctx.tx.mentorships.add(pair);
  const members = membersFor(ctx, pair, made);
  await ctx.tx.members.add(...members);
  await happened(ctx, pair.id, 'drafted');
  await tellOfCouncil(ctx, { pair, members });
  return pair;
}

export const rowOf = ({ form, kinds, topic, from, to }: Composition) => ({
  ...{ form, kinds, plannedFrom: from, plannedTo: to },
  ...(topic === undefined ? {} : { topic }),
});

export const membersFor = (ctx: Context, pair: Mentorship, made: Composition): readonly Member[] =>
  sidesOf(made).map((side) => ({
    ...{ id: ctx.newId<'member'>(), organisationId: pair.organisationId, mentorshipId: pair.id, ...side },
  }));

/** The last day of May: when schools end what they began in autumn. */
export function endOfYear(today: PlainDate): PlainDate {
  const may = today.with({ month: 5, day: 31 });
  return isBefore(may, today) ? may.add({ years: 1 }) : may;
}

/** From today to the end of the school year, and never less than the 3 months of a programme (1.3). Both inclusive. */
export const usualTerm = (today: PlainDate): Pick<Composition, 'from' | 'to'> => ({
  from: today,
  to: later(endOfYear(today), today.add({ months: 3 }).subtract({ days: 1 })),
});
