import type { Context, Duty } from '#core/conversation/context.ts';
import { say } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { ProgrammeChange } from '#core/programmes/programme.ts';
import { openChanges } from './change-open.ts';
import { silentOf } from './change-source.ts';
import { isPending, itemsOf, type Plan, stateOf } from './items.ts';
import { ownPlans, waitingFor } from './own.ts';
import { nameOf, stateWords } from './words.ts';

/** Days before its day at which an activity stands on the first screen. */
const soon = 3;

/** What a plan expects of somebody now: to do and mark, to check, to answer. */
export async function activityDuties(ctx: Context): Promise<readonly Duty[]> {
  const plans = await ownPlans(ctx);
  const changes = await openChanges(
    ctx.tx,
    plans.map(({ programme }) => programme),
  );
  return [
    ...plans.flatMap((plan) => [...ownOf(ctx, plan), ...answersOf(ctx, plan, changes(plan.programme.id))]),
    ...checksOf(ctx, plans),
  ];
}

function ownOf(ctx: Context, plan: Plan): readonly Duty[] {
  const horizon = ctx.me.today.add({ days: soon });
  return itemsOf(plan, ctx.me.person.id)
    .filter((item) => isPending(item) && (stateOf(item) === 'returned' || !isBefore(horizon, item.activity.due)))
    .map((item) => ({
      text: [`План программы: ${nameOf(item.activity, 100)}, ${stateWords(item, ctx.me.today)}`],
      label: stateOf(item) === 'returned' ? 'Исправить и отметить' : 'Отметить выполненным',
      action: `act.open:${item.activity.id}`,
      due: item.activity.due,
    }));
}

function answersOf(ctx: Context, plan: Plan, [change]: readonly ProgrammeChange[]): readonly Duty[] {
  return change && silentOf({ plan, change }).includes(ctx.me.person.id)
    ? [
        {
          text: say`Ответить на изменение программы: ${titleOf(plan)}`,
          label: 'Ответить: программа',
          action: `plan.offer:${change.id}`,
        },
      ]
    : [];
}

function checksOf(ctx: Context, plans: readonly Plan[]): readonly Duty[] {
  const waiting = plans.flatMap((plan) => waitingFor(plan, ctx.me.person.id));
  return waiting.length > 0
    ? [{ text: [`Проверить выполненное по плану: ${waiting.length}`], label: 'Проверить', action: 'plan.check:0' }]
    : [];
}
