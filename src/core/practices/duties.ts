import type { Context, Duty } from '#core/conversation/context.ts';
import { approves } from './access.ts';
import { proposedCards } from './library.ts';

/** Cards that wait for a decision, and what an author is asked for. */
export async function practiceDuties(ctx: Context): Promise<readonly Duty[]> {
  const waiting = approves(ctx) ? (await proposedCards(ctx)).length : 0;
  return [
    ...(await ownDuties(ctx)),
    ...(waiting > 0
      ? [{ text: [`Практики на утверждении: ${waiting}`], label: 'Посмотреть практики', action: 'practices.queue' }]
      : []),
  ];
}

async function ownDuties(ctx: Context): Promise<readonly Duty[]> {
  const mine = await ctx.tx.practices.ofAuthor(ctx.me.person.id);
  return mine
    .filter((card) => card.organisationId === ctx.me.organisation.id && card.status === 'returned')
    .map((card) => ({
      text: [`Карточка практики возвращена с замечанием: ${card.title}`],
      label: 'Исправить карточку',
      action: `practice:${card.id}`,
    }));
}
