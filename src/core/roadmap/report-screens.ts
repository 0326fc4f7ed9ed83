import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import type { NamesMode } from '#core/people/organisation.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { occurrenceFor, type Sheet, sheetFor } from './access.ts';
import { planLine } from './draft-screen.ts';
import { figuresOf, share } from './figures.ts';
import type { OccurrenceNotes } from './notes.ts';
import { isPending } from './occurrences.ts';
import type { Papers } from './papers.ts';
import { reportOf } from './report.ts';
import { stageName } from './words.ts';

export interface RoadmapDeps {
  readonly papers: Papers;
  readonly secrets: Secrets;
  readonly notes: OccurrenceNotes;
}

const readers = ['curator', 'head', 'administrator'] as const;
const shownOverdue = 8;
/** A report is made anew whenever it is asked for, so a copy need not be kept for long. */
const keptDays = 30;

export const reportActions = (deps: RoadmapDeps): readonly Action[] => [
  action('report', readers, (ctx, roadmap = '') => reportScreen(ctx, roadmap)),
  action('report.docx', readers, (ctx, roadmap = '') => reportFile(ctx, deps, roadmap, 'docx'), { below: true }),
  action('report.xlsx', readers, (ctx, roadmap = '') => reportFile(ctx, deps, roadmap, 'xlsx'), { below: true }),
  action('occ.file', 'anyone', (ctx, one = '') => resultFile(ctx, one), { below: true }),
];

/** A roadmap that has been in force; a draft has nothing to report. */
async function reported(ctx: Context, roadmapId: string): Promise<Sheet> {
  const sheet = await sheetFor(ctx, roadmapId);
  if (sheet.roadmap.approvedAt === undefined) throw new Refusal('not-approved');
  return sheet;
}

async function reportScreen(ctx: Context, roadmapId: string): Promise<Screen> {
  const { roadmap, stages } = await reported(ctx, roadmapId);
  const duties = await ctx.tx.occurrences.where({ roadmapId: roadmap.id });
  const figures = figuresOf(stages, duties, ctx.me.today);
  const overdue = duties.filter((one) => isPending(one) && isBefore(one.due, ctx.me.today));
  const names = new Map(stages.map((stage) => [stage.id, stage] as const));
  const late = overdue.flatMap((one) => {
    const stage = names.get(one.stageId);
    return stage ? [`• ${stageName(stage, 150)}: срок ${showDay(one.due)}`] : [];
  });
  return screen(
    lines(
      `Отчёт о дорожной карте на ${showDay(ctx.me.today)}`,
      cut(roadmap.title, 300),
      planLine(roadmap),
      '',
      `Сроков всего: ${figures.dated}`,
      `Выполнено: ${share(figures.done, figures.dated)}`,
      `Просрочено: ${share(figures.overdue, figures.dated)}`,
      `Впереди: ${share(figures.ahead, figures.dated)}`,
      '',
      `Отдельно: пропущено: ${figures.skipped} · постоянно: ${figures.continuous} · по запросу: ${figures.onRequest} · без срока: ${figures.undated}`,
      ...(late.length > 0 ? ['', 'Просрочены:', ...late.slice(0, shownOverdue)] : []),
      late.length > shownOverdue ? `Ещё: ${late.length - shownOverdue}` : undefined,
    ),
    [button('Word (.docx)', 'report.docx', roadmap.id), button('Excel (.xlsx)', 'report.xlsx', roadmap.id)],
    [button('План года', 'plan'), button('Меню', 'menu')],
  );
}

async function reportFile(
  ctx: Context,
  { papers }: RoadmapDeps,
  roadmapId: string,
  format: keyof Papers,
): Promise<Screen> {
  const sheet = await reported(ctx, roadmapId);
  const { report, hasNames } = await reportOf(ctx, sheet, namesFor(ctx));
  const name = `Отчёт о дорожной карте ${ctx.me.today.toString()}.${format}`;
  const file = await keepFile(ctx, { name, bytes: await papers[format](report), hasNames }, 24 * keptDays);
  return withFile(file.id, `Отчёт о дорожной карте на ${showDay(ctx.me.today)}`);
}

const withFile = (file: Id<'file'>, text: string): Screen => ({
  ...screen(text, [button('Меню', 'menu')]),
  file,
});

/** Full names where a page can hand them over; else as this messenger allows. */
function namesFor(ctx: Context): NamesMode {
  const { names } = ctx.me.organisation.settings;
  return ctx.links.page('') === undefined ? names[ctx.account.channel] : 'full';
}

async function resultFile(ctx: Context, occurrenceId: string): Promise<Screen> {
  const { occurrence, stage } = await occurrenceFor(ctx, occurrenceId, 'read');
  const file = occurrence.result?.file && (await ctx.tx.files.find(occurrence.result.file));
  if (!file) throw new Refusal('not-found');
  return withFile(file.id, `Результат этапа: ${stageName(stage, 300)}`);
}
