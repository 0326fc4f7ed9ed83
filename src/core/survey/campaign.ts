import type { SaidMap } from '#core/conversation/form.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { RoleName } from '#core/people/person.ts';

/** Who is asked; resolved into participants when the campaign opens. */
export type Audience =
  | { readonly kind: 'roles'; readonly roles: readonly RoleName[] }
  | { readonly kind: 'people'; readonly people: readonly Id<'person'>[] }
  /** Of pairs and groups in force on the opening day. */
  | { readonly kind: 'pairs'; readonly side: 'mentors' | 'mentees' | 'both' }
  | { readonly kind: 'group'; readonly mentorship: Id<'mentorship'> };

/** A questionnaire put to an audience between two days, both inclusive. */
export interface Campaign {
  readonly id: Id<'campaign'>;
  readonly organisationId: Id<'organisation'>;
  /** `family.version`. */
  readonly questionnaire: string;
  readonly title: string;
  readonly audience: Audience;
  /** Monitoring asks twice; only items asked both times are compared. */
  readonly moment: 'once' | 'before' | 'after';
  readonly opensOn: PlainDate;
  readonly closesOn: PlainDate;
  readonly anonymous: boolean;
  /** The dated duty of the roadmap that this campaign fulfils. */
  readonly occurrenceId?: Id<'occurrence'>;
  /** The closed programme whose sides it asks (П1 7.1). */
  readonly programmeId?: Id<'programme'>;
  readonly status: 'planned' | 'open' | 'closed';
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
  readonly closedAt?: Instant;
}

/** Somebody who is asked. Of an anonymous campaign only this is known: that they have answered, not when and not what. */
export interface Participant {
  readonly id: Id<'participant'>;
  readonly organisationId: Id<'organisation'>;
  readonly campaignId: Id<'campaign'>;
  readonly personId: Id<'person'>;
  readonly answered: boolean;
}

/** Answers under a name; without a campaign where somebody filled it in by themselves. */
export interface Response {
  readonly id: Id<'response'>;
  readonly organisationId: Id<'organisation'>;
  readonly campaignId?: Id<'campaign'>;
  readonly personId: Id<'person'>;
  readonly questionnaire: string;
  readonly said: SaidMap;
  readonly sentAt: Instant;
}

/**
 * The ballot box of an anonymous campaign: one row, rewritten whole and in a new random order with each paper that goes in, so that neither
 * the order nor the age of a row tells whose a paper is.
 */
export interface Box {
  readonly id: Id<'campaign'>;
  readonly organisationId: Id<'organisation'>;
  /** What was said, by key: words without their moment. */
  readonly papers: readonly Readonly<Record<string, string>>[];
}

/** A confidential answer, apart from every questionnaire: for the psychologist and the curator only. */
export interface Confidence {
  readonly id: Id<'confidence'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly question: string;
  readonly answer: string;
  /** The option's code, where it was one of a few: what the words mean whatever they are. */
  readonly code?: string;
  readonly at: Instant;
}
