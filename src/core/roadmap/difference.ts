import { fold } from '#core/kernel/fold.ts';
import { date, Temporal } from '#core/kernel/time.ts';
import { likeness, profile } from './likeness.ts';
import { type Approval, distinct, isPending, occurrenceFor, plannedDue, windowsOf } from './occurrences.ts';
import type { Occurrence, Stage, StageWindow } from './roadmap.ts';
import { isSettled, readWindow, sameDeadline } from './stage-deadline.ts';

/** One line of the difference between the roadmap in force and the new file for the same period. */
export type Change =
  | { readonly kind: 'added'; readonly fresh: Stage }
  | { readonly kind: 'removed'; readonly old: Stage }
  | { readonly kind: 'changed' | 'same'; readonly old: Stage; readonly fresh: Stage };

/** Below this likeness two titles are two stages. */
const threshold = 0.6;

/** Stages are matched by their titles, the most alike first; of equals the nearest in the table. */
export function difference(old: readonly Stage[], fresh: readonly Stage[]): readonly Change[] {
  const pairs = matched(old, fresh);
  const partner = new Map(pairs.map((pair) => [pair.fresh.id, pair.old] as const));
  const gone = new Set(pairs.map((pair) => pair.old.id));
  return [
    ...fresh.map((stage): Change => {
      const before = partner.get(stage.id);
      if (!before) return { kind: 'added', fresh: stage };
      return { kind: sameDeadline(before.deadline, stage.deadline) ? 'same' : 'changed', old: before, fresh: stage };
    }),
    ...old.filter((stage) => !gone.has(stage.id)).map((stage): Change => ({ kind: 'removed', old: stage })),
  ];
}

function matched(old: readonly Stage[], fresh: readonly Stage[]) {
  const before = old.map((stage) => ({ stage, words: profile(stage.title) }));
  const after = fresh.map((stage) => ({ stage, words: profile(stage.title) }));
  const candidates = before
    .flatMap((a) => after.map((b) => ({ old: a.stage, fresh: b.stage, score: likeness(a.words, b.words) })))
    .filter((pair) => pair.score >= threshold)
    .sort((a, b) => b.score - a.score || distance(a) - distance(b));
  const taken = new Set<string>();
  return candidates.filter((pair) => {
    if (taken.has(pair.old.id) || taken.has(pair.fresh.id)) return false;
    taken.add(pair.old.id).add(pair.fresh.id);
    return true;
  });
}

const distance = (pair: { readonly old: Stage; readonly fresh: Stage }): number =>
  Math.abs(pair.old.position - pair.fresh.position);

/**
 * Nothing is asked twice: where the words of the deadline are those the curator has answered about, the answer stands; where the
 * column of assignees is empty or unknown, those of the roadmap in force are proposed.
 */
export function answeredBefore(old: readonly Stage[], fresh: readonly Stage[]): readonly Stage[] {
  const partner = new Map(matched(old, fresh).map((pair) => [pair.fresh.id, pair.old] as const));
  return fresh.map((stage) => {
    const before = partner.get(stage.id);
    if (!before) return stage;
    const settled = isSettled(stage) || !isSettled(before) || fold(before.phrase) !== fold(stage.phrase);
    return {
      ...stage,
      deadline: settled ? stage.deadline : before.deadline,
      assignees: stage.assignees.length > 0 ? stage.assignees : before.assignees,
    };
  });
}

/** What approving the new file does to the duties of one matched stage. */
export interface Merge {
  readonly add: readonly Occurrence[];
  readonly put: readonly Occurrence[];
  readonly remove: readonly Occurrence[];
}

/**
 * The duties of a stage under its new windows. What was closed or skipped stays as it is and takes the place of its window; a
 * moved date raises the due version; a date that did not change keeps what the curator has moved it to.
 */
export function merge(stage: Stage, before: readonly Occurrence[], approval: Approval): Merge {
  const requests = before.filter((one) => one.request !== undefined);
  const planned = before.filter((one) => one.request === undefined).sort(byPlan);
  const windows = [...distinct(windowsOf(stage))].sort(byDue);
  const held = new Map<Occurrence, StageWindow>();
  for (const one of planned) {
    const window = windows.find(
      (each) => each.due === plannedDue(one).toString() && ![...held.values()].includes(each),
    );
    if (window) held.set(one, window);
  }
  const same = [...held].map(([one, window]) => opened(one, window));
  const restOld = planned.filter((one) => !held.has(one));
  const restNew = windows.filter((window) => ![...held.values()].includes(window));
  const moved = restOld.slice(0, restNew.length).map((one, index) => move(one, restNew[index], approval));
  return {
    add: restNew.slice(restOld.length).map((window) => occurrenceFor(stage, window, approval)),
    put: [...requests, ...same, ...moved, ...restOld.slice(restNew.length).filter((one) => !isPending(one))].map(
      (one) => ({ ...one, roadmapId: stage.roadmapId }),
    ),
    remove: restOld.slice(restNew.length).filter(isPending),
  };
}

/** The same last day; the first day as the new file has it. */
function opened(occurrence: Occurrence, window: StageWindow): Occurrence {
  if (occurrence.planned || !isPending(occurrence)) return occurrence;
  const { from: _from, ...rest } = occurrence;
  const { from } = readWindow(window);
  return { ...rest, ...(from ? { from } : {}) };
}

function move(occurrence: Occurrence, window: StageWindow | undefined, { on }: Approval): Occurrence {
  if (!window || !isPending(occurrence)) return occurrence;
  const { from: _from, planned: _planned, ...rest } = occurrence;
  const { from, due } = readWindow(window);
  return {
    ...rest,
    ...(from ? { from } : {}),
    due,
    dueVersion: occurrence.dueVersion + 1,
    status: Temporal.PlainDate.compare(due, on) < 0 ? 'past' : 'open',
  };
}

const byPlan = (a: Occurrence, b: Occurrence): number => Temporal.PlainDate.compare(plannedDue(a), plannedDue(b));
const byDue = (a: StageWindow, b: StageWindow): number => Temporal.PlainDate.compare(date(a.due), date(b.due));
