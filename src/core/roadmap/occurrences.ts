import type { Id, NewId } from '#core/kernel/id.ts';
import { type Instant, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Occurrence, Stage, StageWindow } from './roadmap.ts';
import { readWindow } from './stage-deadline.ts';

/** The approval that turns windows into duties. */
export interface Approval {
  /** The day of approval by the organisation's calendar. */
  readonly on: PlainDate;
  readonly at: Instant;
  readonly by: Id<'person'>;
  readonly newId: NewId;
}

/** Every window of a stage once. `continuous`, `on_request` and stages without a date have no dated duty. */
export function occurrencesOf(stage: Stage, approval: Approval): readonly Occurrence[] {
  return distinct(windowsOf(stage)).map((window) => occurrenceFor(stage, window, approval));
}

/** The windows that become duties: those of dated kinds. */
export const windowsOf = ({ deadline }: Stage): readonly StageWindow[] =>
  deadline.kind === 'window' || deadline.kind === 'windows' || deadline.kind === 'recurring' ? deadline.windows : [];

export function occurrenceFor(stage: Stage, window: StageWindow, { on, at, by, newId }: Approval): Occurrence {
  const { from, due } = readWindow(window);
  const base = {
    id: newId<'occurrence'>(),
    organisationId: stage.organisationId,
    roadmapId: stage.roadmapId,
    stageId: stage.id,
    ...(from ? { from } : {}),
    due,
    dueVersion: 0,
    ticked: [],
  };
  if (!isBefore(due, on)) return { ...base, status: 'open' };
  if (window.past !== 'closed') return { ...base, status: 'past' };
  return { ...base, status: 'done', result: { text: 'Выполнено до утверждения карты' }, closedAt: at, closedBy: by };
}

export const distinct = (windows: readonly StageWindow[]): readonly StageWindow[] => [
  ...new Map(windows.map((one) => [`${one.from ?? ''}/${one.due}`, one] as const)).values(),
];

/** The last day the roadmap names for this duty, wherever it has been moved since. */
export const plannedDue = (occurrence: Occurrence): PlainDate => occurrence.planned ?? occurrence.due;

/** Still expected of somebody: it can be closed, moved, skipped. */
export const isPending = ({ status }: Occurrence): boolean => status === 'open' || status === 'past';

export const isOverdue = (occurrence: Occurrence, today: PlainDate): boolean =>
  isPending(occurrence) && isBefore(occurrence.due, today);
