import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { groundsIn } from './grounds.ts';
import { type MatchDraft, undecided } from './match-draft.ts';
import type { Grounds } from './proposal.ts';
import { type Weights, weightsOf } from './weights.ts';

/** Everything a proposal follows from, as it is now. */
export async function groundsNow(ctx: Context): Promise<Grounds> {
  const { organisation, today } = ctx.me;
  return (await groundsIn(ctx.tx, [organisation.id]))(organisation, today, weightsFor(ctx));
}

/** Wishes are between the person and who runs the programme: the council's ranking does without them. */
function weightsFor({ me }: Context): Weights {
  const weights = weightsOf(me.organisation.settings.weights);
  return holds(me, 'curator') ? weights : { ...weights, wish: 0 };
}

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
