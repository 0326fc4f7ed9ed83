import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

/** Who with whom (3.1; П1 2.3). */
export const mentorshipForms = [
  'teacher-teacher',
  'head-teacher',
  'employer-student',
  'university-teacher',
  'partner-teacher',
  'teacher-pupil',
  'pupil-pupil',
] as const;
export type MentorshipForm = (typeof mentorshipForms)[number];

/** How (3.1): independent of the form, several in one pair are normal. */
export const mentorshipKinds = [
  'traditional',
  'group',
  'reverse',
  'short-term',
  'situational',
  'speed',
  'virtual',
] as const;
export type MentorshipKind = (typeof mentorshipKinds)[number];

/**
 * A pair or a group. The order is the switch: nothing counts outside the days in force.
 * proposed → agreed by all → ordered (a draft exists) → in force → ended; or declined by a side, or dropped by the curator.
 */
export interface Mentorship {
  readonly id: Id<'mentorship'>;
  readonly organisationId: Id<'organisation'>;
  readonly form: MentorshipForm;
  readonly kinds: readonly MentorshipKind[];
  readonly topic?: string;
  readonly status: 'draft' | 'proposed' | 'agreed' | 'ordered' | 'in-force' | 'ended' | 'declined' | 'dropped';
  readonly plannedFrom: PlainDate;
  readonly plannedTo: PlainDate;
  /** Both inclusive; from the orders that begin and end it. */
  readonly inForceFrom?: PlainDate;
  readonly inForceTo?: PlainDate;
  readonly orderId?: Id<'order'>;
  readonly endOrderId?: Id<'order'>;
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
  /** When the sides were asked last. */
  readonly askedAt?: Instant;
}

/** Somebody on a side of it; in reverse mentoring a person stands on both. */
export interface Member {
  readonly id: Id<'member'>;
  readonly organisationId: Id<'organisation'>;
  readonly mentorshipId: Id<'mentorship'>;
  readonly personId: Id<'person'>;
  readonly side: 'mentor' | 'mentee';
  readonly answer?: 'yes' | 'discuss' | 'no';
  readonly answeredAt?: Instant;
  /** Their last day in a group that goes on without them, from an order of change. */
  readonly leftOn?: PlainDate;
  /** The day they withdrew consent to the processing of their data: until an order says so they stand in it, but nobody asks them. */
  readonly goneOn?: PlainDate;
}

/** An order on pairs and groups: one for many pairs, and several orders (4.4.3 «приказ(ы)»). */
export interface Order {
  readonly id: Id<'order'>;
  readonly organisationId: Id<'organisation'>;
  readonly purpose: 'begin' | 'change' | 'end';
  readonly status: 'draft' | 'proposed' | 'returned' | 'signed';
  readonly mentorships: readonly Id<'mentorship'>[];
  readonly number?: string;
  readonly date?: PlainDate;
  readonly remark?: string;
  readonly terms: OrderTerms;
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
  /** The head who entered number and date; absent where the curator did, because no head is in the bot. */
  readonly signedBy?: Id<'person'>;
}

/** Why a pair ends (П1 7.1): the plan is done; a side's wish or both sides'; the curator's word, with grounds. */
export const endReasons = ['done', 'mentor', 'mentee', 'mutual', 'curator'] as const;
export type EndReason = (typeof endReasons)[number];

/** What an order says beyond whom it is about. Days are ISO, because the value is stored as JSON. */
export type OrderTerms =
  | { readonly kind: 'begin'; readonly programmesBy: string; readonly reportBy: string; readonly payment: boolean }
  | {
      readonly kind: 'change';
      readonly to?: string;
      readonly kinds?: readonly MentorshipKind[];
      readonly topic?: string;
      /** Mentees who leave a group. */
      readonly leaving: readonly Id<'person'>[];
    }
  | { readonly kind: 'end'; readonly reason: EndReason; readonly grounds?: string; readonly lastDay: string };
