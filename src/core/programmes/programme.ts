import type { Area, Mode } from '#core/bank/codes.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { EndReason } from '#core/pairing/mentorship.ts';

/**
 * A personalised programme of a pair or a group (1.3): made by both sides (П1 5.1), agreed by everybody in it, approved by the curator.
 * draft → offered → agreed by all → approved → closed; or dropped before it was approved. At most one of a mentorship is being made, and
 * at most one is approved.
 */
export interface Programme {
  readonly id: Id<'programme'>;
  readonly organisationId: Id<'organisation'>;
  readonly mentorshipId: Id<'mentorship'>;
  readonly status: 'draft' | 'offered' | 'agreed' | 'approved' | 'closed' | 'dropped';
  /** Both inclusive: 3 to 12 months (1.3), extensions included (П1 7.2). */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly mode: Mode;
  /** Directions of the work: difficulties it is to do away with. */
  readonly areas: readonly Area[];
  /** Strengths of the mentee that it supports (1.3). */
  readonly strengths?: string;
  /** When the meetings are, in words. */
  readonly schedule: string;
  readonly expected: string;
  /** The one before it: of the same people, or of a mentee who goes on with another mentor. */
  readonly previousId?: Id<'programme'>;
  /** Raised by every edit of an unapproved one: an agreement to an older version does not hold. */
  readonly version: number;
  /** Who agreed to which version. */
  readonly agreements: readonly Agreement[];
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
  readonly approvedBy?: Id<'person'>;
  readonly approvedOn?: PlainDate;
  /** Why the curator gave it back. */
  readonly remark?: string;
  readonly closedOn?: PlainDate;
  readonly closedBy?: Id<'person'>;
  /** П1 7.1. */
  readonly closeReason?: EndReason;
  readonly closeGrounds?: string;
}

/** One word of one person to one version. Moments are ISO, because the value is stored as JSON. */
export interface Agreement {
  readonly person: Id<'person'>;
  readonly version: number;
  readonly answer: 'yes' | 'discuss' | 'no';
  readonly at: string;
  readonly reason?: string;
}

/** A line of the plan (№ · задание · срок · планируемый результат). */
export interface Activity {
  readonly id: Id<'activity'>;
  readonly organisationId: Id<'organisation'>;
  readonly programmeId: Id<'programme'>;
  readonly number: number;
  readonly title: string;
  /** The difficulty it is against; absent: in support of a strength. */
  readonly area?: Area;
  readonly due: PlainDate;
  /** Raised when the day changes, so that reminders are told anew. */
  readonly dueVersion: number;
  readonly expected?: string;
  /** Whose it is in a reverse pair or a group; absent: every mentee's. */
  readonly personId?: Id<'person'>;
  /** Taken out of the plan by a change that all agreed to. */
  readonly droppedOn?: PlainDate;
}

/** What a mentee did of it, and what the mentor says (фактический результат · оценка наставника; П1 4.1). */
export interface ActivityResult {
  readonly id: Id<'result'>;
  readonly organisationId: Id<'organisation'>;
  readonly programmeId: Id<'programme'>;
  readonly activityId: Id<'activity'>;
  readonly personId: Id<'person'>;
  readonly status: 'done' | 'returned' | 'accepted';
  readonly text?: string;
  readonly fileId?: Id<'file'>;
  readonly doneOn: PlainDate;
  /** The mentor's word on what was accepted or returned. */
  readonly assessment?: string;
  readonly assessedBy?: Id<'person'>;
  readonly assessedOn?: PlainDate;
  /** What stood here before it was corrected, the oldest first: nothing is overwritten. */
  readonly earlier: readonly EarlierResult[];
}

/** Days are ISO, because the value is stored as JSON. */
export interface EarlierResult {
  readonly text?: string;
  readonly fileId?: Id<'file'>;
  readonly doneOn: string;
  /** The mentor's word on that one, where there was one. */
  readonly assessment?: string;
  readonly assessedBy?: Id<'person'>;
  readonly assessedOn?: string;
}

/** A change of an approved programme, in force when everybody in it has agreed (П1 7.2; of a group every mentee). */
export interface ProgrammeChange {
  readonly id: Id<'change'>;
  readonly organisationId: Id<'organisation'>;
  readonly programmeId: Id<'programme'>;
  readonly status: 'offered' | 'agreed' | 'refused' | 'withdrawn';
  /** The new last day, where it is moved. */
  readonly to?: PlainDate;
  readonly plan: readonly PlanChange[];
  readonly reason?: string;
  readonly agreements: readonly Agreement[];
  readonly by: Id<'person'>;
  readonly at: Instant;
}

/** One edit of the plan. Days are ISO, because the value is stored as JSON. */
export type PlanChange =
  | {
      readonly act: 'add';
      readonly title: string;
      readonly due: string;
      readonly area?: Area;
      readonly expected?: string;
      /** As of an activity: absent is every mentee's. */
      readonly personId?: Id<'person'>;
    }
  | { readonly act: 'move'; readonly activityId: Id<'activity'>; readonly due: string }
  | { readonly act: 'drop'; readonly activityId: Id<'activity'> };
