import { shelf } from '#core/bank/shelf.ts';
import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Member } from '#core/pairing/mentorship.ts';
import { coupleOf, isAwaited, type Loan } from './loan.ts';
import { type Couple, type MatchDraft, undecided } from './match-draft.ts';
import { type Grounds, groundsOf } from './proposal.ts';
import { type Weights, weightsOf } from './weights.ts';

/** Everything a proposal follows from, as it is now; `without` a proposal between schools that is being answered. */
export async function groundsNow(ctx: Context, without?: Loan): Promise<Grounds> {
  const draft = await draftOf(ctx);
  const pairs = await ctx.tx.mentorships.where({ organisationId: ctx.me.organisation.id });
  const standing = pairs.filter(({ status }) => status === 'proposed' || status === 'declined');
  const members = await ctx.tx.members.among(
    'mentorshipId',
    standing.map((one) => one.id),
  );
  const couples = (status: 'proposed' | 'declined'): readonly Couple[] =>
    standing
      .filter((one) => one.status === status)
      .flatMap((pair) => couplesIn(members.filter((one) => one.mentorshipId === pair.id)));
  return groundsOf(await shelf(ctx), {
    weights: weightsFor(ctx),
    decided: draft ?? undecided,
    ...{ asked: [...couples('proposed'), ...(await lentNow(ctx, without))], declined: couples('declined') },
  });
}

/**
 * Places taken between schools: a mentee about whom another school's mentor is asked, and a mentor who is asked or has a pair there.
 */
async function lentNow({ tx, me }: Context, without?: Loan): Promise<readonly Couple[]> {
  const here = me.organisation.id;
  const others = ({ id: loan }: Loan) => loan !== without?.id;
  const sought = (await tx.loans.where({ organisationId: here })).filter((one) => others(one) && isAwaited(one));
  const lent = (await tx.loans.where({ lenderId: here })).filter(
    (one) => others(one) && (isAwaited(one) || one.status === 'agreed'),
  );
  const ids = lent.flatMap(({ mentorshipId }) => mentorshipId ?? []);
  const pairs = ids.length > 0 ? await tx.as({ as: 'system' }, () => tx.mentorships.among('id', ids)) : [];
  const over = pairs.filter(({ status }) => status === 'dropped' || status === 'declined' || status === 'ended');
  return [...sought, ...lent.filter((one) => !over.some(({ id: pair }) => pair === one.mentorshipId))].map(coupleOf);
}

/** Wishes are between the person and who runs the programme: the council's ranking does without them. */
function weightsFor({ me }: Context): Weights {
  const weights = weightsOf(me.organisation.settings.weights);
  return holds(me, 'curator') ? weights : { ...weights, wish: 0 };
}

const couplesIn = (members: readonly Member[]): readonly Couple[] =>
  peopleOn(members, 'mentor').flatMap((mentor) => peopleOn(members, 'mentee').map((mentee) => ({ mentor, mentee })));

export const draftOf = async ({ tx, me }: Context): Promise<MatchDraft | undefined> =>
  (await tx.matches.where({ organisationId: me.organisation.id }))[0];

/** Changes what was decided, one curator after the other. */
export async function decide(
  ctx: Context,
  change: (
    before: Pick<MatchDraft, 'pinned' | 'excluded' | 'aside'>,
  ) => Pick<MatchDraft, 'pinned' | 'excluded' | 'aside'>,
): Promise<void> {
  // The organisation's row is held: two curators who decide at once cannot make two drafts.
  await ctx.tx.organisations.lock(ctx.me.organisation.id);
  const before = await draftOf(ctx);
  const made = { ...change(before ?? undecided), changedBy: ctx.me.person.id, changedAt: ctx.now };
  if (before) await ctx.tx.matches.put({ ...before, ...made });
  else await ctx.tx.matches.add({ ...made, id: ctx.newId<'match'>(), organisationId: ctx.me.organisation.id });
}

/** A person of the bank by their entry in a button. Throws not-found, also for somebody else's and for one who left. */
export async function personOf(ctx: Context, entryId: string, side: 'mentor' | 'mentee'): Promise<Id<'person'>> {
  const entry = await ctx.tx.bank.get(id<'entry'>(entryId));
  if (entry.organisationId !== ctx.me.organisation.id || entry.side !== side || entry.status === 'left')
    throw new Refusal('not-found');
  return entry.personId;
}
