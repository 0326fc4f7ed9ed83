import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { say } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { membersOfEach } from './access.ts';
import { ownDuties } from './mine.ts';
import { purposeWords, titleOf } from './words.ts';

/** What pairs and orders expect of somebody now: to answer, to sign, to mend, to put into an order, to end. */
export const pairDuties = async (ctx: Context): Promise<readonly Duty[]> => [
  ...(await ownDuties(ctx)),
  ...(holds(ctx.me, 'head') ? await signing(ctx) : []),
  ...(holds(ctx.me, 'curator') ? await curating(ctx) : []),
];

async function signing(ctx: Context): Promise<readonly Duty[]> {
  const orders = await ctx.tx.orders.where({ organisationId: ctx.me.organisation.id, status: 'proposed' });
  return orders.map((order) => ({
    text: [`Утвердить приказ ${purposeWords[order.purpose]}, пар и групп: ${order.mentorships.length}`],
    label: 'Утвердить приказ',
    action: `order:${order.id}`,
  }));
}

async function curating(ctx: Context): Promise<readonly Duty[]> {
  const organisationId = ctx.me.organisation.id;
  const returned = await ctx.tx.orders.where({ organisationId, status: 'returned' });
  const agreed = await ctx.tx.mentorships.where({ organisationId, status: 'agreed' });
  return [
    ...returned.map((order) => ({
      text: ['Приказ возвращён с замечанием'],
      label: 'Исправить приказ',
      action: `order:${order.id}`,
    })),
    ...(agreed.length > 0
      ? [
          {
            text: [`Все согласны, нужен приказ, пар и групп: ${agreed.length}`],
            label: 'Подготовить приказ',
            action: 'order.new',
          },
        ]
      : []),
    ...(await ending(ctx)),
  ];
}

/** The term is over, and no order has ended it yet. */
async function ending(ctx: Context): Promise<readonly Duty[]> {
  const inForce = await ctx.tx.mentorships.where({ organisationId: ctx.me.organisation.id, status: 'in-force' });
  const over = inForce.filter((one) => one.inForceTo && isBefore(one.inForceTo, ctx.me.today) && !one.endOrderId);
  const members = await membersOfEach(
    ctx,
    over.map((pair) => pair.id),
  );
  return over.map(({ id }) => ({
    text: say`Срок пары закончился, завершить приказом: ${titleOf({ members: members(id) })}`,
    label: 'Завершить пару',
    action: `pair:${id}`,
  }));
}
