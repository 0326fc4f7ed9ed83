import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

/** Single use, 72 hours, bound to a person (and so to their roles). Only hashes of the link and the code are kept. */
export interface Invitation {
  readonly id: Id<'invitation'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  /** `join` binds the first account, `link` a further messenger of the same person. */
  readonly purpose: 'join' | 'link';
  readonly tokenHash: string;
  readonly codeHash: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
  readonly revokedAt?: Instant;
}

/** A wrong code typed by an account; the limiter counts them. */
export interface Guess {
  readonly id: Id<'guess'>;
  readonly accountId: Id<'account'>;
  readonly at: Instant;
}

/** Separate documents: processing of personal data; duties of a mentor, of a mentee (4.4.2, 4.4.3); publication (152-FZ, art. 10.1). */
export type ConsentKind = 'personal-data' | 'mentor' | 'mentee' | 'publication';

/** Consent as it was given: which text (version, hash), when and where; withdrawn in the chat. */
export interface Consent {
  readonly id: Id<'consent'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly kind: ConsentKind;
  readonly version: string;
  readonly hash: string;
  readonly givenAt: Instant;
  readonly channel: Channel;
  readonly withdrawnAt?: Instant;
}

/** «Оригинал получен»: a signed paper lies with the organisation; a tap does not replace it where the law wants paper. */
export interface Original {
  readonly id: Id<'original'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  /** `guardian`: a parent's consent for a pupil, on paper only. */
  readonly kind: ConsentKind | 'guardian';
  readonly version: string;
  readonly receivedOn: PlainDate;
  readonly notedBy: Id<'person'>;
}

/** One line of the destruction log: what was erased and how much, naming nobody (order 179 of 2022-10-28). */
export interface Destruction {
  readonly id: Id<'destruction'>;
  readonly organisationId: Id<'organisation'>;
  readonly at: Instant;
  readonly reason: 'consent-withdrawn' | 'retention';
  readonly counts: Readonly<Record<string, number>>;
}
