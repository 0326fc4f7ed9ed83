import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { windowsOf } from './occurrences.ts';
import type { Roadmap, Stage, StageWindow } from './roadmap.ts';
import { isSettled, planOf, readWindow } from './stage-deadline.ts';

/** How many stages of each kind were read; recurring and open ones are counted once, apart from the dated. */
export interface Counts {
  readonly all: number;
  readonly dated: number;
  readonly recurring: number;
  readonly continuous: number;
  readonly onRequest: number;
  readonly undated: number;
}

export function countsOf(stages: readonly Stage[]): Counts {
  const of = (...kinds: readonly string[]) => stages.filter((one) => kinds.includes(one.deadline.kind)).length;
  return {
    all: stages.length,
    dated: of('window', 'windows'),
    recurring: of('recurring'),
    continuous: of('continuous'),
    onRequest: of('on_request'),
    undated: of('unresolved'),
  };
}

export const openQuestions = (stages: readonly Stage[]): readonly Stage[] => stages.filter((one) => !isSettled(one));

/** A window that is over before the roadmap is even approved. */
export interface PastWindow {
  readonly stage: Stage;
  readonly index: number;
  readonly window: StageWindow;
}

export const pastWindows = (stages: readonly Stage[], today: PlainDate): readonly PastWindow[] =>
  stages.filter(isSettled).flatMap((stage) =>
    windowsOf(stage)
      .map((window, index) => ({ stage, index, window }))
      .filter(({ window }) => isBefore(readWindow(window).due, today)),
  );

/** The next thing a draft needs from its curator. */
export type Step = 'plan' | 'questions' | 'past' | 'propose';

export function nextStep(roadmap: Roadmap, stages: readonly Stage[], today: PlainDate): Step {
  if (!planOf(roadmap)) return 'plan';
  if (openQuestions(stages).length > 0) return 'questions';
  return pastWindows(stages, today).some(({ window }) => window.past === undefined) ? 'past' : 'propose';
}

/** The stage with one of its windows decided upon, moved, or both. */
export const withWindow = (stage: Stage, index: number, window: StageWindow): Stage => ({
  ...stage,
  deadline: { ...stage.deadline, windows: stage.deadline.windows.map((one, at) => (at === index ? window : one)) },
});
