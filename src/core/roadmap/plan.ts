import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import { sightOf } from './access.ts';
import type { Occurrence, Stage } from './roadmap.ts';
import { monthWords, stageTitle, stateWords } from './words.ts';

const perPage = 5;
/** How far from this month one can turn the pages. */
const monthsAround = 36;

/** The year's plan month by month, and what is expected of the presser. */
export const planActions: readonly Action[] = [
  action('plan', 'anyone', (ctx, month, page = '0') => planScreen(ctx, month, page)),
  action('mine', 'anyone', (ctx, page = '0') => mineScreen(ctx, page)),
];

interface Line {
  readonly occurrence: Occurrence;
  readonly stage: Stage;
}

async function planScreen(ctx: Context, wanted: string | undefined, page: string): Promise<Screen> {
  const month = monthOf(wanted, ctx);
  const first = month.toPlainDate({ day: 1 });
  const due = await ctx.tx.occurrences.between(ctx.me.organisation.id, first, first.with({ day: first.daysInMonth }));
  const shown = pageOf(await visible(ctx, due), perPage, page);
  const to = (step: number): Button => {
    const other = month.add({ months: step });
    return button(monthWords(other), 'plan', other.toString(), '0');
  };
  return screen(
    lines(
      `План на ${monthWords(month)}`,
      shown.items.length === 0 ? 'В этом месяце сроков нет.' : undefined,
      ...listed(shown.items, shown.start, ctx),
    ),
    numbers(shown.items, shown.start),
    shown.count > 1
      ? [button(`Дальше (${shown.at + 1} из ${shown.count})`, 'plan', month.toString(), String(shown.at + 1))]
      : [],
    [to(-1), to(1)],
    [button('Мои дела', 'mine')],
  );
}

function monthOf(wanted: string | undefined, ctx: Context): Temporal.PlainYearMonth {
  const current = ctx.me.today.toPlainYearMonth();
  if (wanted === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(wanted)) return current;
  const month = Temporal.PlainYearMonth.from(wanted);
  return Math.abs(current.until(month, { largestUnit: 'months' }).months) > monthsAround ? current : month;
}

/** Open duties of the presser (their own, their roles', those they stand in for), the most pressing first. */
async function mineScreen(ctx: Context, wanted: string): Promise<Screen> {
  const all = await myDuties(ctx);
  const mine = nearest(all, ctx.me.today);
  const page = pageOf(mine, perPage, wanted);
  return screen(
    lines(
      mine.length === 0 ? 'По дорожной карте за вами сейчас ничего не закреплено.' : `Мои дела: ${mine.length}`,
      ...listed(page.items, page.start, ctx),
      ...(all.length > mine.length
        ? ['', `Повторятся позже: ${all.length - mine.length}. Все даты в «План года».`]
        : []),
    ),
    numbers(page.items, page.start),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'mine', String(page.at + 1))] : [],
    [button('План года', 'plan')],
  );
}

/** What has come due, and of the rest the nearest of each stage: a monthly duty does not fill the list up to May. */
function nearest(duties: readonly Line[], today: PlainDate): readonly Line[] {
  const ahead = new Set<string>();
  return duties.filter(({ occurrence, stage }) => {
    if (!isBefore(today, occurrence.due)) return true;
    const first = !ahead.has(stage.id);
    ahead.add(stage.id);
    return first;
  });
}

export async function myDuties(ctx: Context): Promise<readonly Line[]> {
  const approved = await ctx.tx.roadmaps.where({ organisationId: ctx.me.organisation.id, status: 'approved' });
  const { mine } = await sightOf(ctx);
  const stages = (
    await ctx.tx.stages.among(
      'roadmapId',
      approved.map((one) => one.id),
    )
  ).filter(mine);
  const duties = await ctx.tx.occurrences.among(
    'stageId',
    stages.map((one) => one.id),
  );
  return sorted(
    duties.filter((one) => one.status === 'open'),
    stages,
  );
}

async function visible(ctx: Context, occurrences: readonly Occurrence[]): Promise<readonly Line[]> {
  const sight = await sightOf(ctx);
  const stages = await ctx.tx.stages.among('id', [...new Set(occurrences.map((one) => one.stageId))]);
  return sorted(
    occurrences,
    stages.filter((stage) => sight.seesAll || sight.mine(stage)),
  );
}

function sorted(occurrences: readonly Occurrence[], stages: readonly Stage[]): readonly Line[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage] as const));
  return occurrences
    .flatMap((occurrence) => {
      const stage = byId.get(occurrence.stageId);
      return stage ? [{ occurrence, stage }] : [];
    })
    .sort(
      (a, b) => Temporal.PlainDate.compare(a.occurrence.due, b.occurrence.due) || a.stage.position - b.stage.position,
    );
}

const listed = (items: readonly Line[], start: number, ctx: Context): readonly string[] =>
  items.flatMap(({ occurrence, stage }, index) => [
    '',
    `${start + index + 1}. ${stageTitle(stage, 250)}`,
    `до ${showDay(occurrence.due)} · ${stateWords(occurrence, ctx.me.today)}`,
  ]);

const numbers = (items: readonly Line[], start: number): readonly Button[] =>
  items.map(({ occurrence }, index) => button(String(start + index + 1), 'occ', occurrence.id));
