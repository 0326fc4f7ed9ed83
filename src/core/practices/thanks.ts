import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { cardToRead, isAuthor } from './access.ts';
import type { Practice } from './practice.ts';

/**
 * «Помогло»: counts once per person, whoever presses twice counted once. The count is the card's, so it is kept by the system; an
 * author's own word does not count.
 */
export async function thank(ctx: Context, cardId: string): Promise<void> {
  const card = await cardToRead(ctx, cardId);
  const of = { practiceId: card.id, personId: ctx.me.person.id };
  if (card.status !== 'approved' || isAuthor(ctx, card)) return;
  await change(ctx, card.id, async (held) => {
    if ((await ctx.tx.thanks.where(of)).length > 0) return held;
    const row = { ...of, id: ctx.newId<'thanks'>(), organisationId: ctx.me.organisation.id, at: ctx.now };
    await ctx.tx.thanks.add(row);
    return { ...held, thanked: held.thanked + 1 };
  });
}

/** It was shown to somebody who asked. */
export const countOffer = (ctx: Context, cardId: Id<'practice'>): Promise<void> =>
  change(ctx, cardId, async (held) => ({ ...held, offered: held.offered + 1 }));

const change = ({ tx }: Context, cardId: Id<'practice'>, to: (held: Practice) => Promise<Practice>): Promise<void> =>
  tx.as({ as: 'system' }, async () => tx.practices.put(await to(await tx.practices.lock(cardId))));
