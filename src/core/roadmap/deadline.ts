import type { PlainDate } from '#core/kernel/time.ts';

/** A span of days in which something is to be done; `from` is absent where only the last day is named. */
export interface Window {
  readonly from?: PlainDate;
  readonly due: PlainDate;
}

export type DeadlineKind = 'window' | 'windows' | 'recurring' | 'continuous' | 'on_request' | 'unresolved';

/** What a deadline phrase means. Where no date follows from the words, `question` is what to ask the curator. */
export interface Deadline {
  readonly phrase: string;
  readonly kind: DeadlineKind;
  /** One for `window`, two or more for `windows`, every occurrence for `recurring`, none otherwise. */
  readonly windows: readonly Window[];
  readonly question?: string;
}

export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What a phrase is read against. */
export interface DeadlineContext {
  readonly plan?: Period;
  /** Academic terms (четверти) in order; half-years are the first two and the last two of four. */
  readonly terms?: readonly Period[];
  /** The row above in the same table, to choose between two fitting years. */
  readonly after?: PlainDate;
}
