import type { CalendarPapers } from '#core/calendar/event.ts';
import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Text } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';

/** Among whom a meeting is proposed, and on which days that may be. */
export interface Occasion {
  /** What stands in buttons: a pair's id, or a prefix of `occasions` and an id. */
  readonly subject: string;
  readonly people: readonly Id<'person'>[];
  /** One of them must come; empty where it matters to nobody. */
  readonly mentors: readonly Id<'person'>[];
  readonly mentorshipId?: Id<'mentorship'>;
  readonly helpId?: string;
  /** A sentence where nothing may be held on that day. */
  readonly closedOn: (day: PlainDate) => string | undefined;
  /** The last day of the term; absent where it has none. */
  readonly until?: PlainDate;
}

export interface MeetingsDeps {
  readonly papers: CalendarPapers;
  readonly national: NationalCalendar;
  /** What was left to do last time, for the card of the next meeting. */
  readonly agenda: (tx: Tx, mentorshipId: Id<'mentorship'>) => Promise<Text | undefined>;
  /** Occasions other than a pair, by the word before their id: a request for help. Refuses those who do not belong to it. */
  readonly occasions: Readonly<Record<string, (ctx: Context, id: string) => Promise<Occasion>>>;
}
