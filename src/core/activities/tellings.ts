import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { ActivityResult } from '#core/programmes/programme.ts';
import type { Line } from './access.ts';
import { judgeButtons, resultLines } from './card.ts';
import { itemOf, judgesOf } from './items.ts';
import { nameOf } from './words.ts';

/** Whoever accepts it is told, with the buttons that do it. */
export async function tellMarked(
  ctx: Context,
  { plan, activity }: Line,
  result: ActivityResult,
  what: string,
): Promise<void> {
  const item = { ...itemOf(plan, activity, result.personId), result };
  // At night, or in a row: only the latest of it arrives.
  await untell(ctx, `activity:${result.id}:marked`);
  await tellHere(
    ctx,
    `activity:${result.id}:marked:${ctx.now.epochMilliseconds}`,
    judgesOf(plan, result.personId),
    screen(
      lines(
        what,
        say`Выполняет: ${named(result.personId)}`,
        nameOf(activity, 200),
        `Сделано: ${showDay(result.doneOn)}`,
        ...resultLines(item),
      ),
      ...judgeButtons(result),
      [button('Подробнее', 'act.open', activity.id, result.personId)],
    ),
  );
}

/** Whoever did it is told the mentor's word. */
export async function tellJudged(
  ctx: Context,
  { plan, activity }: Line,
  result: ActivityResult,
  what: string,
): Promise<void> {
  const item = { ...itemOf(plan, activity, result.personId), result };
  await tellHere(
    ctx,
    `activity:${result.id}:judged:${ctx.now.epochMilliseconds}`,
    [result.personId],
    screen(lines(what, nameOf(activity, 200), ...resultLines(item)), [
      ...(result.status === 'returned' ? [button('Исправлено', 'act.done', activity.id)] : []),
      button('Подробнее', 'act.open', activity.id),
    ]),
  );
}
