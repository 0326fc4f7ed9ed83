import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { say } from '#core/kernel/text.ts';
import { membersOfEach, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { listOf, titleOf } from '#core/pairing/words.ts';
import { isGone } from './access.ts';
import { earlierFor } from './earlier.ts';
import { ownWithProgramme } from './list.ts';
import { dueBy } from './needed.ts';
import type { Programme } from './programme.ts';
import { answerBy } from './state.ts';

/** What programmes expect of somebody now: to make one, to answer, to mend, to approve. */
export const programmeDuties = async (ctx: Context): Promise<readonly Duty[]> => [
  ...(await ownDuties(ctx)),
  ...(holds(ctx.me, 'curator') ? await approving(ctx) : []),
];

async function ownDuties(ctx: Context): Promise<readonly Duty[]> {
  const duties: Duty[] = [];
  for (const { programme, ...asked } of await ownWithProgramme(ctx))
    duties.push(...(programme ? going(ctx, asked, programme) : await lacking(ctx, asked)));
  return duties;
}

const othersIn = (ctx: Context, { members }: Asked) =>
  listOf(peopleOn(members).filter((one) => one !== ctx.me.person.id));

/** Before the order nobody is pressed. */
async function lacking(ctx: Context, asked: Asked): Promise<readonly Duty[]> {
  const { pair } = asked;
  if (pair.status !== 'in-force') return [];
  const { orderId } = pair;
  // Orders are not for the sides; of their own the day alone is looked up past the wall.
  const order = orderId && (await ctx.tx.as({ as: 'system' }, () => ctx.tx.orders.find(orderId)));
  const due = order ? dueBy(order) : undefined;
  // Where there is something to go on with, it is offered first.
  const first = (await earlierFor(ctx, asked)) ? 'prog.of' : 'prog.new';
  return [
    {
      text: say`Составить программу: ${othersIn(ctx, asked)}`,
      label: 'Составить программу',
      action: `${first}:${pair.id}`,
      ...(due ? { due } : {}),
    },
  ];
}

function going(ctx: Context, asked: Asked, programme: Programme): readonly Duty[] {
  const open = `prog.open:${programme.id}`;
  if (isGone(asked.pair)) return [];
  if (programme.status === 'offered' && !answerBy(programme, ctx.me.person.id))
    return [{ text: say`Ответить на программу: ${othersIn(ctx, asked)}`, label: 'Ответить: программа', action: open }];
  if (programme.status !== 'draft') return [];
  const text = programme.remark
    ? say`Программа возвращена с замечанием: ${othersIn(ctx, asked)}`
    : say`Программа начата, предложите её всем: ${othersIn(ctx, asked)}`;
  return [{ text, label: programme.remark ? 'Поправить программу' : 'Открыть программу', action: open }];
}

async function approving(ctx: Context): Promise<readonly Duty[]> {
  const agreed = await ctx.tx.programmes.where({ organisationId: ctx.me.organisation.id, status: 'agreed' });
  const pairs = await ctx.tx.mentorships.among(
    'id',
    agreed.map((one) => one.mentorshipId),
  );
  const gone = pairs.filter(isGone).map((one) => one.id);
  const waiting = agreed.filter((one) => !gone.includes(one.mentorshipId));
  const members = await membersOfEach(
    ctx,
    waiting.map((one) => one.mentorshipId),
  );
  return waiting.map(({ id, mentorshipId }) => ({
    text: say`Утвердить программу: ${titleOf({ members: members(mentorshipId) })}`,
    label: 'Утвердить программу',
    action: `prog.open:${id}`,
  }));
}
