import { type PlainDate, Temporal } from '#core/kernel/time.ts';
import { emptyDeadline } from './answer.ts';
import { readDeadline } from './deadline/read-deadline.ts';
import type { DeadlineContext, Period, Window } from './deadline.ts';
import type { Draft, Frame } from './import.ts';
import type { Roadmap, Stage, StageDeadline } from './roadmap.ts';
import { kept, keptWindow, planOf, readWindow } from './stage-deadline.ts';
import { deadlineWords } from './words.ts';

/** Last year's roadmap as a draft for the next academic year, with its dates moved and those assignees who are still here. */
export function copyOf(
  roadmap: Roadmap,
  stages: readonly Stage[],
  frame: Frame,
  terms: Pick<DeadlineContext, 'terms'>,
): Draft {
  const plan = planOf(roadmap);
  const next = plan && nextYear(plan);
  const context: DeadlineContext = { ...(next ? { plan: next } : {}), ...terms };
  const copy: Roadmap = {
    id: frame.newId<'roadmap'>(),
    organisationId: frame.organisationId,
    title: shiftYears(roadmap.title),
    ...(next ? { planFrom: next.from, planTo: next.to } : {}),
    status: 'draft',
    createdBy: frame.by,
    createdAt: frame.at,
  };
  return { roadmap: copy, stages: stages.map((stage) => copyStage(stage, copy, frame, context)) };
}

function copyStage(stage: Stage, copy: Roadmap, frame: Frame, context: DeadlineContext): Stage {
  const here = new Set(frame.staff.map((one) => one.person.id));
  const deadline = shifted(stage, context);
  return {
    ...stage,
    id: frame.newId<'stage'>(),
    roadmapId: copy.id,
    deadline,
    phrase: deadline.windows.length > 0 && deadline.kind !== 'recurring' ? deadlineWords(deadline) : stage.phrase,
    responsible: '',
    assignees: stage.assignees.filter((one) => !('person' in one) || here.has(one.person)),
  };
}

function shifted({ deadline, phrase }: Stage, context: DeadlineContext): StageDeadline {
  switch (deadline.kind) {
    case 'continuous':
    case 'on_request':
      return { kind: deadline.kind, windows: [] };
    case 'unresolved':
      return kept(emptyDeadline(phrase));
    case 'recurring': {
      const again = readDeadline(phrase, context);
      if (again.kind === 'recurring' && again.question === undefined) return kept(again);
      return { kind: 'recurring', windows: deadline.windows.map((one) => keptWindow(shiftWindow(readWindow(one)))) };
    }
    case 'window':
    case 'windows':
      return { kind: deadline.kind, windows: deadline.windows.map((one) => keptWindow(shiftWindow(readWindow(one)))) };
    default:
      return deadline.kind satisfies never;
  }
}

/**
 * One academic year on. A single day (an event) keeps its weekday: 52 weeks; a span or «до …» keeps its calendar days, the last
 * day of a month stays the last.
 */
export function shiftWindow({ from, due }: Window): Window {
  if (from && Temporal.PlainDate.compare(from, due) === 0) {
    const day = due.add({ weeks: 52 });
    return { from: day, due: day };
  }
  return { ...(from ? { from: from.add({ years: 1 }) } : {}), due: yearOn(due) };
}

const yearOn = (day: PlainDate): PlainDate => {
  const next = day.add({ years: 1 });
  return day.day === day.daysInMonth ? next.with({ day: next.daysInMonth }) : next;
};

const nextYear = ({ from, to }: Period): Period => ({ from: from.add({ years: 1 }), to: yearOn(to) });

/** «2026–2027 уч. год» becomes «2027–2028 уч. год». */
const shiftYears = (title: string): string => title.replace(/(?<!\d)20\d\d(?!\d)/g, (year) => String(Number(year) + 1));
