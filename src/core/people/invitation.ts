import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant } from '#core/kernel/time.ts';

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

export type ConsentKind = 'personal-data';

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

/** One line of the destruction log: what was erased and how much, naming nobody (order 179 of 2022-10-28). */
export interface Destruction {
  readonly id: Id<'destruction'>;
  readonly organisationId: Id<'organisation'>;
  readonly at: Instant;
  readonly reason: 'consent-withdrawn' | 'retention';
  readonly counts: Readonly<Record<string, number>>;
}
