import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { isPending } from './occurrences.ts';
import type { Occurrence, Stage } from './roadmap.ts';

/** A roadmap in figures (9.47): dated duties in three states that add up, everything else counted apart. */
export interface Figures {
  /** Done, overdue and ahead together: the denominator. */
  readonly dated: number;
  readonly done: number;
  readonly overdue: number;
  readonly ahead: number;
  readonly skipped: number;
  readonly continuous: number;
  readonly onRequest: number;
  readonly undated: number;
}

export function figuresOf(stages: readonly Stage[], duties: readonly Occurrence[], today: PlainDate): Figures {
  const pending = duties.filter(isPending);
  const done = duties.filter((one) => one.status === 'done').length;
  const overdue = pending.filter((one) => isBefore(one.due, today)).length;
  const kind = (wanted: Stage['deadline']['kind']) => stages.filter((one) => one.deadline.kind === wanted).length;
  return {
    dated: done + pending.length,
    done,
    overdue,
    ahead: pending.length - overdue,
    skipped: duties.filter((one) => one.status === 'skipped').length,
    continuous: kind('continuous'),
    onRequest: kind('on_request'),
    undated: kind('unresolved'),
  };
}

/** «5 из 12 (42 %)»; without a denominator there is no percentage. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '0 из 0' : `${part} из ${whole} (${Math.round((part * 100) / whole)}\u00a0%)`;
