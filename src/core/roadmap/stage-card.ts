import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { type Found, sheetFor, stageFor } from './access.ts';
import { isLong, stageLines } from './card.ts';
import type { Occurrence, Stage } from './roadmap.ts';
import { assigneesWords, deadlineWords, spanWords, stageTitle, stateWords } from './words.ts';

const perPage = 5;
const shownDates = 4;

/** Stages of the roadmap in force, those without dates too, and the card of one of them. */
export const stageActions: readonly Action[] = [
  action('stages', ['curator', 'head', 'administrator'], (ctx, roadmap = '', page = '0') =>
    listScreen(ctx, roadmap, page),
  ),
  action('stage', 'anyone', async (ctx, stage = '') => stageCard(ctx, await stageFor(ctx, stage, 'read'))),
];

async function listScreen(ctx: Context, roadmapId: string, wanted: string): Promise<Screen> {
  const { roadmap, stages } = await sheetFor(ctx, roadmapId);
  const page = pageOf(stages, perPage, wanted);
  return screen(
    lines(
      cut(roadmap.title, 200),
      ...page.items.flatMap((stage, index) => [
        '',
        `${page.start + index + 1}. ${stageTitle(stage, 200)}`,
        say`${cut(deadlineWords(stage.deadline), 120)} · ${assigneesWords(stage.assignees)}`,
      ]),
    ),
    page.items.map((stage, index) => button(String(page.start + index + 1), 'stage', stage.id)),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'stages', roadmap.id, String(page.at + 1))]
      : [],
    [button('План года', 'plan'), button('Отчёт', 'report', roadmap.id)],
  );
}

export async function stageCard(ctx: Context, { stage, sight }: Found): Promise<Screen> {
  const duties = byDue(await ctx.tx.occurrences.where({ stageId: stage.id }));
  const shown = nearest(duties, ctx);
  return screen(
    lines(
      ...stageLines(stage),
      '',
      `Срок: ${cut(deadlineWords(stage.deadline), 400)}`,
      stage.phrase.trim() === '' ? undefined : `В документе: «${cut(stage.phrase.trim(), 200)}»`,
      say`Ответственные: ${assigneesWords(stage.assignees)}`,
      ...(shown.length > 0 ? ['', `Сроков: ${duties.length}`] : []),
      ...shown.map((one, index) => `${index + 1}. ${spanWords(one.from, one.due)} · ${stateWords(one, ctx.me.today)}`),
    ),
    shown.map((one, index) => button(String(index + 1), 'occ', one.id)),
    sight.runsAll ? runRow(stage) : [],
    [
      ...(holds(ctx.me, 'curator') ? [button('Ответственные', 'stage.who', stage.id, '0')] : []),
      button('История', 'stage.history', stage.id, '0'),
    ],
    isLong(stage) ? [button('Показать полностью', 'stage.full', stage.id, '0')] : [],
  );
}

/** What can be begun on a stage that has no date of its own. */
function runRow({ id, deadline }: Stage): readonly Button[] {
  if (deadline.kind === 'on_request') return [button('Зарегистрировать запрос', 'stage.request', id)];
  return deadline.kind === 'unresolved' ? [button('Назначить срок', 'stage.date', id)] : [];
}

const byDue = (all: readonly Occurrence[]): readonly Occurrence[] =>
  [...all].sort((a, b) => Temporal.PlainDate.compare(a.due, b.due));

/** The open ones first to come, then the latest of the rest. */
function nearest(all: readonly Occurrence[], ctx: Context): readonly Occurrence[] {
  const ahead = all.findIndex((one) => Temporal.PlainDate.compare(one.due, ctx.me.today) >= 0);
  const from = Math.max(0, Math.min(ahead < 0 ? all.length : ahead, all.length - shownDates));
  return all.slice(from, from + shownDates);
}
