import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { readCompact } from '#core/kernel/read-day.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn, Temporal } from '#core/kernel/time.ts';
import { occurrenceFor, stageFor } from './access.ts';
import type { HistoryEntry, Stage } from './roadmap.ts';
import { stageName } from './words.ts';

const perPage = 6;

export const historyActions: readonly Action[] = [
  action('occ.history', 'anyone', async (ctx, one = '', page = '0') => {
    const { occurrence, stage } = await occurrenceFor(ctx, one, 'read');
    return historyScreen(ctx, stage, [occurrence.id, stage.id], page, ['occ', occurrence.id]);
  }),
  action('stage.history', 'anyone', async (ctx, one = '', page = '0') => {
    const { stage } = await stageFor(ctx, one, 'read');
    return historyScreen(ctx, stage, [stage.id], page, ['stage', stage.id]);
  }),
];

/** Who did what and when, the latest first. */
async function historyScreen(
  ctx: Context,
  stage: Stage,
  subjects: readonly string[],
  wanted: string,
  [verb, target]: readonly [string, string],
): Promise<Screen> {
  const entries = [...(await ctx.tx.history.among('subject', subjects))].sort((a, b) =>
    Temporal.Instant.compare(b.at, a.at),
  );
  const page = pageOf(entries, perPage, wanted);
  const more: readonly Button[] =
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, `${verb}.history`, target, String(page.at + 1))]
      : [];
  return screen(
    lines(
      stageName(stage, 200),
      entries.length === 0 ? 'Изменений не было.' : undefined,
      ...page.items.flatMap((entry) => ['', entryLine(ctx, entry)]),
    ),
    more,
    [button('К карточке', verb, target)],
  );
}

const acts: Readonly<Record<HistoryEntry['act'], string>> = {
  imported: 'карта прочитана',
  'deadline-set': 'срок назначен',
  assigned: 'изменены ответственные',
  edited: 'изменено',
  proposed: 'отправлено на утверждение',
  returned: 'возвращено с замечанием',
  approved: 'утверждено',
  closed: 'закрыт',
  postponed: 'срок перенесён',
  skipped: 'пропущен',
  reopened: 'открыт заново',
  requested: 'получен запрос',
  superseded: 'заменено новой картой',
  published: 'публикация',
};

function entryLine(ctx: Context, { at, by, act, details }: HistoryEntry): Text {
  const day = showDay(dayIn(ctx.me.organisation.settings.zone, at));
  const words = detailWords(act, details);
  return say`${day}: ${acts[act]}${words === '' ? '' : `: ${words}`}${by ? say`\n${named(by)}` : ''}`;
}

function detailWords(act: HistoryEntry['act'], details: HistoryEntry['details']): string {
  // Ids of assignees are for the machine; names stand on the card.
  if (act === 'assigned') return '';
  if (act === 'published') return details.needed === 'no' ? 'не требуется' : cut(details.link ?? '', 200);
  const moved = details.was !== undefined || details.now !== undefined;
  return [
    ...(moved ? [`${readable(details.was)} → ${readable(details.now)}`] : []),
    ...['reason', 'request', 'text', 'link', 'remark', 'added', 'removed'].flatMap((key) =>
      details[key] === undefined ? [] : [cut(details[key], 200)],
    ),
    ...(details.orderNumber ? [`приказ №\u00a0${cut(details.orderNumber, 40)}`] : []),
    ...(details.file ? ['файл'] : []),
  ].join('; ');
}

/** Words may look like a day that there is not: a stage can be called anything. */
function readable(words: string | undefined): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(words ?? '') ? readCompact((words ?? '').replaceAll('-', '')) : undefined;
  return day ? showDay(day) : cut(words ?? '', 150);
}
