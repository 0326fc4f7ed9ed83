import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

/** How people meet; the journal keeps the same codes. */
export const meetingModes = ['in-person', 'online', 'lesson', 'phone'] as const;
export type MeetingMode = (typeof meetingModes)[number];

/**
 * Two or more people at an hour. proposed → agreed → held or not held; or cancelled. A move is a new proposal of the same
 * meeting: the version grows, and nobody's «yes» to the old hour counts for the new one.
 */
export interface Meeting {
  readonly id: Id<'meeting'>;
  readonly organisationId: Id<'organisation'>;
  /** The pair or group whose meeting it is. */
  readonly mentorshipId?: Id<'mentorship'>;
  /** A request for help that it came from. */
  readonly helpId?: string;
  /** All who are asked, whoever proposes among them. */
  readonly people: readonly Id<'person'>[];
  /** Who proposed the hours that are offered or agreed now. */
  readonly proposedBy: Id<'person'>;
  readonly createdAt: Instant;
  /** ISO instants on offer while it is proposed; empty otherwise. */
  readonly slots: readonly string[];
  /** Since it is agreed; what was held unplanned has it too. */
  readonly startsAt?: Instant;
  readonly minutes: number;
  readonly mode: MeetingMode;
  readonly place?: string;
  /** Meetings of one schedule share it. */
  readonly seriesId?: string;
  /** By person; whoever proposes says yes with it. */
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly status: 'proposed' | 'agreed' | 'held' | 'not-held' | 'cancelled';
  /** Counts moves. */
  readonly version: number;
  /** Who took it into their calendar, and is told there when it is called off. */
  readonly takenBy?: readonly Id<'person'>[];
  readonly wakeAt?: Instant;
}

/** What was done at a meeting. The first answer alone, the topic, makes a complete one. */
export interface MeetingLog {
  readonly id: Id<'log'>;
  readonly organisationId: Id<'organisation'>;
  readonly meetingId: Id<'meeting'>;
  readonly mentorshipId?: Id<'mentorship'>;
  /** The line of the programme that was worked on. */
  readonly activityId?: Id<'activity'>;
  readonly by: Id<'person'>;
  readonly at: Instant;
  readonly day: PlainDate;
  readonly minutes?: number;
  readonly mode?: MeetingMode;
  /** Code of a ready topic, or `other`. */
  readonly topic: string;
  readonly topicWords?: string;
  readonly considered?: string;
  readonly recommendation?: string;
  readonly task?: string;
  readonly taskBy?: PlainDate;
  readonly lastTask?: 'done' | 'partly' | 'not';
  /** The upload's or the stored file's id. */
  readonly attachment?: string;
  /** The mentee's own words. */
  readonly reflection?: string;
  /** By person: the other side's word on it. A difference stands beside what it differs from. */
  readonly words: Readonly<Record<string, LogWord>>;
}

export interface LogWord {
  readonly said: 'confirmed' | 'corrected';
  /** ISO instant. */
  readonly at: string;
  /** By field of the log, in words. */
  readonly corrections?: Readonly<Record<string, string>>;
}

/** What somebody writes down about a pair for nobody but themselves. */
export interface PrivateNote {
  readonly id: Id<'note'>;
  readonly organisationId: Id<'organisation'>;
  readonly mentorshipId: Id<'mentorship'>;
  readonly meetingId?: Id<'meeting'>;
  /** The author, who alone may read it. */
  readonly personId: Id<'person'>;
  readonly text: string;
  readonly at: Instant;
}
