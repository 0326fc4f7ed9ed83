import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { screen } from '#core/conversation/screen.ts';
import { nameThem } from '#core/delivery/name-them.ts';
import { peopleIn, render, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { NamesMode } from '#core/people/organisation.ts';
import type { Sheet } from './access.ts';
import { resultWords } from './card.ts';
import { planLine } from './draft-screen.ts';
import { type Figures, figuresOf, share } from './figures.ts';
import type { ReportRow, RoadmapReport } from './papers.ts';
import type { Occurrence, Stage } from './roadmap.ts';
import { assigneesWords, deadlineWords, spanWords, stateWords } from './words.ts';

interface Line extends Omit<ReportRow, 'assignees'> {
  readonly assignees: Text;
}

/** Everything a report holds; people are named as `mode` allows. `hasNames` tells whether anybody occurs by full name. */
export async function reportOf(
  ctx: Context,
  { roadmap, stages }: Sheet,
  mode: NamesMode,
): Promise<{ readonly report: RoadmapReport; readonly hasNames: boolean }> {
  const duties = await ctx.tx.occurrences.where({ roadmapId: roadmap.id });
  const lines = stages.flatMap((stage) => linesOf(stage, duties, ctx));
  const everyone = lines.flatMap((line) => line.assignees);
  const name = await nameThem(ctx.tx, { screen: screen(everyone), mode, organisationId: ctx.me.organisation.id });
  const { orderNumber, orderDate } = roadmap;
  return {
    hasNames: mode === 'full' && peopleIn(everyone).length > 0,
    report: {
      organisation: ctx.me.organisation.name,
      title: roadmap.title,
      period: planLine(roadmap),
      order: orderNumber && orderDate ? `Приказ №\u00a0${orderNumber} от ${showDay(orderDate)}` : '',
      asOf: showDay(ctx.me.today),
      figures: figureLines(figuresOf(stages, duties, ctx.me.today)),
      rows: lines.map((line) => ({ ...line, assignees: render(line.assignees, name) })),
    },
  };
}

/** Labels with values; the note carries the denominator. */
export const figureLines = (figures: Figures): RoadmapReport['figures'] => [
  { label: 'Выполнено', value: figures.done, note: share(figures.done, figures.dated) },
  { label: 'Просрочено', value: figures.overdue, note: share(figures.overdue, figures.dated) },
  { label: 'Впереди', value: figures.ahead, note: share(figures.ahead, figures.dated) },
  { label: 'Пропущено по решению', value: figures.skipped, note: 'не входит в проценты' },
  { label: 'Постоянно', value: figures.continuous, note: 'без срока выполнения' },
  { label: 'По запросу', value: figures.onRequest, note: 'срок даёт запрос' },
  { label: 'Без срока', value: figures.undated, note: 'срок не назначен' },
];

function linesOf(stage: Stage, duties: readonly Occurrence[], ctx: Context): readonly Line[] {
  const own = duties.filter((one) => one.stageId === stage.id).sort((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  const base = {
    number: stage.number,
    group: stage.group ?? '',
    title: stage.title,
    assignees: assigneesWords(stage.assignees),
  };
  if (own.length === 0) return [{ ...base, due: deadlineWords(stage.deadline), state: '', result: '' }];
  return own.map((one) => ({
    ...base,
    due: spanWords(one.from, one.due),
    state: stateWords(one, ctx.me.today),
    result: [one.request ? `Запрос: ${one.request}` : '', one.result ? resultWords(one.result) : '']
      .filter((part) => part !== '')
      .join('. '),
  }));
}
