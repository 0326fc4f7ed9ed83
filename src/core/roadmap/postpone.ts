import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { showDay, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { occurrenceFor } from './access.ts';
import { dueQuestion } from './draft-past.ts';
import { isPending, plannedDue } from './occurrences.ts';
import { record } from './record.ts';
import type { Occurrence } from './roadmap.ts';
import { stageName } from './words.ts';

export const postponeActions: readonly Action[] = [
  action('occ.postpone', 'anyone', (ctx, one = '') => ctx.fill('occ-postpone', one)),
];

interface Move {
  readonly due: PlainDate;
  readonly reason: string;
}

/**
 * Another last day, with a reason. The due version is raised, so what was to be said about the old day is no longer true
 * anywhere. Throws date-in-the-past, not-open.
 */
export function postponed(occurrence: Occurrence, due: PlainDate, today: PlainDate): Occurrence {
  if (!isPending(occurrence)) throw new Refusal('not-open');
  if (isBefore(due, today)) throw new Refusal('date-in-the-past');
  const { from, planned: _planned, ...rest } = occurrence;
  const planned = plannedDue(occurrence);
  return {
    ...rest,
    ...(from && !isBefore(due, from) ? { from } : {}),
    due,
    ...(planned.equals(due) ? {} : { planned }),
    dueVersion: occurrence.dueVersion + 1,
    status: 'open',
  };
}

export const postponeForm = guided<Move>('occ-postpone', 'anyone', async (ctx, subject) => {
  const { stage, occurrence, roadmap, sight } = await occurrenceFor(ctx, subject, 'act');
  if (!isPending(occurrence)) throw new Refusal('not-open');
  return {
    form: form('occ-postpone', 'Перенести срок', { immediate: true })
      .ask(
        'due',
        dueQuestion(
          ctx.me.today,
          `${stageName(stage, 200)}\nСейчас срок: ${showDay(occurrence.due)}\nДо какого дня перенести?`,
        ),
      )
      .ask('reason', words('Почему? Причина останется в истории этапа.', { max: 500 })),
    send: async (inside, { due, reason }): Promise<Screen> => {
      const moved = postponed(occurrence, due, inside.me.today);
      await inside.tx.occurrences.put(moved);
      await forget(inside, occurrence);
      await record(inside, roadmap.id, occurrence.id, 'postponed', {
        was: occurrence.due.toString(),
        now: due.toString(),
        reason,
      });
      const said = lines(
        `Срок перенесён: ${showDay(occurrence.due)} → ${showDay(due)}`,
        stageName(stage, 300),
        `Причина: ${cut(reason, 500)}`,
      );
      if (!sight.runsAll)
        await tellCurators(inside, moved, lines(said, say`Изменение внесено: ${named(inside.me.person.id)}`));
      return screen(said, [button('Карточка', 'occ', occurrence.id), button('Мои дела', 'mine')]);
    },
  };
});

/** Reminders of the old due version are dropped when they are claimed, and stay as a record of what was sent; snoozes go at once. */
export async function forget(ctx: Context, { id }: Occurrence): Promise<void> {
  await ctx.tx.snoozes.remove({ occurrenceId: id });
}

async function tellCurators(
  ctx: Context,
  { id, dueVersion }: Occurrence,
  text: ReturnType<typeof lines>,
): Promise<void> {
  const curators = (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id);
  await tellHere(ctx, `postponed:${id}:${dueVersion}`, curators, screen(text, [button('Карточка', 'occ', id)]));
}
