import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { EndReason } from '#core/pairing/mentorship.ts';

/** Somebody has said that a programme should be closed (П1 7.1), and the others are asked. Gone once it is closed or taken back. */
export interface ClosingOffer {
  readonly id: Id<'closing'>;
  readonly organisationId: Id<'organisation'>;
  /** At most one of a programme. */
  readonly programmeId: Id<'programme'>;
  /** `done`: the plan is done; else whose wish it is, for reasons of good cause. */
  readonly reason: Extract<EndReason, 'done' | 'mentor' | 'mentee'>;
  readonly grounds?: string;
  readonly by: Id<'person'>;
  readonly at: Instant;
  /** Sides that say so too, whoever said it first among them. */
  readonly agreed: readonly Id<'person'>[];
}

/** How a mentee works after the programme, as the mentor concludes. */
export type Conclusion = 'alone' | 'supported' | 'not-yet';

/** What a mentor says at the end: the summary of adaptation with proposals (5.2.2). */
export interface Summary {
  readonly id: Id<'summary'>;
  readonly organisationId: Id<'organisation'>;
  readonly programmeId: Id<'programme'>;
  readonly by: Id<'person'>;
  readonly at: Instant;
  /** By mentee. */
  readonly conclusions: Readonly<Record<string, Conclusion>>;
  readonly achieved: string;
  /** Codes of proposals. */
  readonly proposals: readonly string[];
  readonly words?: string;
}

/** A line of the register of certificates: what number was given to whom. Everything else on it is read anew. */
export interface Certificate {
  readonly id: Id<'certificate'>;
  readonly organisationId: Id<'organisation'>;
  readonly programmeId: Id<'programme'>;
  readonly personId: Id<'person'>;
  readonly side: 'mentor' | 'mentee';
  /** Numbers begin anew each year. */
  readonly year: number;
  readonly number: number;
  readonly issuedOn: PlainDate;
  readonly issuedBy: Id<'person'>;
}
