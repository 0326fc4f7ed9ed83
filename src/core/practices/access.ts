import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Practice } from './practice.ts';

/** Who puts cards into the library (4.4.4, 4.4.5), and who may write one of their own accord. */
export const approvers: readonly RoleName[] = ['curator', 'council'];
export const writers: readonly RoleName[] = ['mentor', 'curator', 'council'];

export const approves = (ctx: Context): boolean => holds(ctx.me, ...approvers);
export const isAuthor = (ctx: Context, card: Practice): boolean => card.authors.includes(ctx.me.person.id);

/** A card of this organisation that the presser may see. Throws not-found. */
export async function cardHere(ctx: Context, cardId: string): Promise<Practice> {
  const card = await ctx.tx.practices.get(id<'practice'>(cardId));
  if (card.organisationId !== ctx.me.organisation.id || !maySee(ctx, card)) throw new Refusal('not-found');
  return card;
}

/** The same for a change: two presses act one after the other. Throws not-yours where it is neither theirs nor the curator's to decide. */
export async function lockedCard(ctx: Context, cardId: string): Promise<Practice> {
  const card = await cardHere(ctx, cardId);
  if (!isAuthor(ctx, card) && !approves(ctx)) throw new Refusal('not-yours');
  return ctx.tx.practices.lock(card.id);
}

/** A card to read: of this organisation, or an open one of a school of the same municipality. Throws not-found. */
export async function cardToRead(ctx: Context, cardId: string): Promise<Practice> {
  const own = await ctx.tx.practices.find(id<'practice'>(cardId));
  if (own) return cardHere(ctx, cardId);
  const schools = await neighbours(ctx);
  const card = await ctx.tx.as({ as: 'system' }, () => ctx.tx.practices.get(id<'practice'>(cardId)));
  if (!schools.includes(card.organisationId) || !card.open || card.status !== 'approved')
    throw new Refusal('not-found');
  return card;
}

/** Other schools of the municipality; none where the organisation has named no municipality. */
export async function neighbours({ tx, me }: Pick<Context, 'tx' | 'me'>): Promise<readonly Id<'organisation'>[]> {
  const { municipality } = me.organisation.settings;
  if (municipality === undefined) return [];
  const all = await tx.as({ as: 'system' }, () => tx.organisations.where({}));
  return all
    .filter((one) => one.id !== me.organisation.id && one.settings.municipality === municipality)
    .map((one) => one.id);
}

function maySee(ctx: Context, card: Practice): boolean {
  if (card.status === 'approved' || isAuthor(ctx, card)) return true;
  // What the sides of a request have not finished yet is between them.
  return card.status !== 'asked' && approves(ctx);
}
