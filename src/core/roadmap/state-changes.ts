import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { showDay, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { untell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { occurrenceFor } from './access.ts';
import { occurrenceCard } from './card.ts';
import { isPending } from './occurrences.ts';
import { forget } from './postpone.ts';
import { record } from './record.ts';
import type { Occurrence } from './roadmap.ts';
import { stageName } from './words.ts';

/** Skipping, opening again, and «remind me later». */
export const stateActions: readonly Action[] = [
  action('occ.skip', ['curator', 'head'], (ctx, one = '') => ctx.fill('occ-skip', one)),
  action('occ.reopen', 'anyone', (ctx, one = '') => reopen(ctx, one)),
  action('occ.snooze', 'anyone', (ctx, one = '', until = '') => snooze(ctx, one, until)),
];

export const skipForm = guided<{ readonly reason: string }>('occ-skip', ['curator', 'head'], async (ctx, subject) => {
  const { stage, occurrence, roadmap } = await occurrenceFor(ctx, subject, 'run');
  if (!isPending(occurrence)) throw new Refusal('not-open');
  return {
    form: form('occ-skip', 'Пропустить этап', { immediate: true }).ask(
      'reason',
      words(lines(stageName(stage, 200), '', 'Почему этап пропускается? Причина останется в истории и в отчёте.'), {
        max: 500,
      }),
    ),
    send: async (inside, { reason }): Promise<Screen> => {
      await inside.tx.occurrences.put({
        ...occurrence,
        status: 'skipped',
        closedAt: inside.now,
        closedBy: inside.me.person.id,
      });
      await inside.tx.snoozes.remove({ occurrenceId: occurrence.id });
      await record(inside, roadmap.id, occurrence.id, 'skipped', { reason });
      return screen(lines('Этап пропущен, напоминаний не будет.', stageName(stage, 300)), [
        button('Открыть заново', 'occ.reopen', occurrence.id),
        button('План года', 'plan'),
      ]);
    },
  };
});

/** Closed or skipped becomes open again, under a new due version: reminders begin anew. The old result stays in history. */
export function reopened(occurrence: Occurrence, approvedOn: PlainDate): Occurrence {
  if (isPending(occurrence)) throw new Refusal('stale');
  const { result: _result, closedAt: _at, closedBy: _by, ...rest } = occurrence;
  const status = isBefore(occurrence.due, approvedOn) ? 'past' : 'open';
  return { ...rest, status, dueVersion: occurrence.dueVersion + 1 };
}

async function reopen(ctx: Context, occurrenceId: string): Promise<Screen> {
  const found = await occurrenceFor(ctx, occurrenceId, 'act');
  const { zone } = ctx.me.organisation.settings;
  const open = reopened(found.occurrence, dayIn(zone, found.roadmap.approvedAt ?? ctx.now));
  await ctx.tx.occurrences.put(open);
  await forget(ctx, found.occurrence);
  await untell(ctx, `publish:${open.id}`);
  await record(ctx, found.roadmap.id, open.id, 'reopened');
  return occurrenceCard(ctx, { ...found, occurrence: open });
}

/** «Завтра», «через неделю», «в день срока»: nothing about this to this person before that day. */
export function snoozedUntil({ due }: Occurrence, wanted: string, today: PlainDate): PlainDate {
  if (wanted === '1' || wanted === '7') return today.add({ days: Number(wanted) });
  if (wanted !== 'due') throw new Refusal('stale');
  return isBefore(today, due) ? due : today.add({ days: 1 });
}

async function snooze(ctx: Context, occurrenceId: string, wanted: string): Promise<Screen> {
  const { occurrence, stage } = await occurrenceFor(ctx, occurrenceId, 'act');
  if (occurrence.status !== 'open') throw new Refusal('not-open');
  const until = snoozedUntil(occurrence, wanted, ctx.me.today);
  const mine = { personId: ctx.me.person.id, occurrenceId: occurrence.id };
  await ctx.tx.snoozes.remove(mine);
  await ctx.tx.snoozes.add({ ...mine, id: ctx.newId<'snooze'>(), organisationId: occurrence.organisationId, until });
  return screen(lines(`Напомню позже: ${showDay(until)}`, stageName(stage, 300)), [
    button('Закрыть', 'occ.close', occurrence.id),
    button('Мои дела', 'mine'),
  ]);
}
