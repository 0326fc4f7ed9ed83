import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

export type BankSide = 'mentor' | 'mentee';

/** What is known of a mentor, from the questionnaire and as corrected since. Codes are those of the questionnaire's options. */
export interface MentorProfile {
  readonly subjects?: string;
  /** Areas in which they help. */
  readonly areas: readonly string[];
  /** Full years. */
  readonly years?: number;
  readonly yearsHere?: number;
  readonly achievements?: string;
  readonly experience?: string;
  readonly forms: readonly string[];
  readonly kinds: readonly string[];
  readonly mode?: string;
  /** How many mentees at once. */
  readonly capacity?: number;
  /** Hours a week. */
  readonly hours?: number;
  readonly motivation?: string;
  readonly wantsTraining?: boolean;
  /** Ready to work with another school of the municipality; off until they say so themselves. */
  readonly elsewhere?: boolean;
}

export interface MenteeProfile {
  readonly subject?: string;
  readonly years?: number;
  /** Area → how hard it is, 0–3. */
  readonly needs: Readonly<Record<string, number>>;
  readonly strengths?: string;
  readonly expects?: string;
  readonly form?: string;
  readonly mode?: string;
  readonly wishes?: string;
}

/** One person on one side of the bank; one may stand on both (3.1, reverse mentoring). */
export interface BankEntry {
  readonly id: Id<'entry'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly side: BankSide;
  /** `waiting` for the head's approval as a list (4.4.3). */
  readonly status: 'waiting' | 'approved' | 'left';
  readonly profile: MentorProfile | MenteeProfile;
  /** Mentor: clause 5.2.1, mentee: clause 5.2.3 (several); codes of core/bank/categories.ts. */
  readonly categories: readonly string[];
  /** Where an external mentor works: another school, a university, a partner. */
  readonly external?: string;
  /** A pupil (product rule 9): their guardian's consent is on paper. */
  readonly pupil?: true;
  /** «Не сейчас»: not offered before that day. */
  readonly pausedUntil?: PlainDate;
  /** When somebody last looked at it: at least once a year (4.4.4). */
  readonly reviewedOn: PlainDate;
  readonly approvedOn?: PlainDate;
  readonly approvedBy?: Id<'person'>;
  /** Referred to the psychologist while the search for a pair goes on. */
  readonly referredOn?: PlainDate;
  readonly createdAt: Instant;
}
