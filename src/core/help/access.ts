import type { Context } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { HelpOffer, HelpRequest } from './help.ts';

/** One's own request, as the asker. `hold`: until the transaction ends. Refusal 'not-found'. */
export async function ownHelp(ctx: Context, helpId: string, hold?: 'hold'): Promise<HelpRequest> {
  const found = await (hold ? ctx.tx.helps.lock(id<'help'>(helpId)) : ctx.tx.helps.get(id<'help'>(helpId)));
  if (found.personId !== ctx.me.person.id || found.organisationId !== ctx.me.organisation.id)
    throw new Refusal('not-found');
  return found;
}

export interface AskedHelp {
  readonly request: HelpRequest;
  readonly offer: HelpOffer;
}

/** A request about which the presser was asked here, and did not say no. Refusal 'not-found'. */
export async function askedHelp(ctx: Context, helpId: string, hold?: 'hold'): Promise<AskedHelp> {
  const mine = { helpId: id<'help'>(helpId), personId: ctx.me.person.id, organisationId: ctx.me.organisation.id };
  const [offer] = await ctx.tx.helpOffers.where(mine);
  if (!offer || offer.answer === 'declined' || offer.answer === 'consent') throw new Refusal('not-found');
  const request = await (hold ? ctx.tx.helps.lock(mine.helpId) : ctx.tx.helps.get(mine.helpId));
  return { request, offer };
}

/** Is a word awaited from whom it was put to? A colleague is called into a conversation that goes on, the others to what nobody has taken. */
export const waitsForAnswer = ({ status }: HelpRequest, { answer, rung }: HelpOffer): boolean =>
  answer === undefined && status === (rung === 'colleague' ? 'taken' : 'open');

/** A conversation the presser is in, held. Refusal 'not-found'. */
export async function heldTalk(ctx: Context, helpId: string): Promise<HelpRequest> {
  const me = ctx.me.person.id;
  const here = ctx.me.organisation.id;
  const found = await ctx.tx.helps.lock(id<'help'>(helpId));
  const asks = found.personId === me && found.organisationId === here;
  if (!asks && found.helperId !== me && found.colleagueId !== me) throw new Refusal('not-found');
  if (!asks) await askedHelp(ctx, helpId);
  return found;
}

/** The others in it. */
export const othersIn = ({ personId, helperId, colleagueId }: HelpRequest, me: Id<'person'>): readonly Id<'person'>[] =>
  [personId, helperId, colleagueId].filter((one) => one !== undefined).filter((one) => one !== me);
