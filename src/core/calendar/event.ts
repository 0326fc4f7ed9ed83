import type { Instant } from '#core/kernel/time.ts';

/** Something with an hour, as a person's calendar knows it. Names stand in it only where the file may carry them. */
export interface CalendarEvent {
  /** Stays the same through moves, so that the calendar moves its own entry. */
  readonly uid: string;
  /** Counts moves: the higher one wins. */
  readonly sequence: number;
  readonly start: Instant;
  readonly minutes: number;
  readonly title: string;
  readonly place?: string;
  readonly about?: string;
  readonly cancelled?: true;
}

/** Makes an .ics file of them; `stamp` is when it was made. */
export interface CalendarPapers {
  readonly ics: (events: readonly CalendarEvent[], stamp: Instant) => Uint8Array;
}
