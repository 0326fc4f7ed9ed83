import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant } from '#core/kernel/time.ts';

/** `reply`: the presser's own next screen, at once; `notice`: to one person, respects the night; `digest`: rendered at claim. */
export type Lane = 'reply' | 'notice' | 'digest' | 'broadcast';

export type OutgoingStatus = 'pending' | 'sending' | 'sent' | 'failed' | 'dropped' | 'expired';

/** A row of the outbox as use cases post it, in the transaction of the effect it tells about. */
export interface Post {
  /** Unique; posting the same key twice is one message. */
  readonly key: string;
  readonly lane: Lane;
  /** One of the two: a person (their best reachable account is chosen at claim) or exactly one account (replies). */
  readonly to: { readonly person: Id<'person'> } | { readonly account: Id<'account'> };
  readonly organisationId?: Id<'organisation'>;
  readonly screen?: Screen;
  /** Edit this message of the account in place instead of sending below. */
  readonly edits?: string;
  /** Program time before which it is not sent. */
  readonly notBefore?: Instant;
  /** Program time after which it helps nobody. */
  readonly expiresAt?: Instant;
  /** What must still be true at claim: kind of check and its subject, e.g. `digest:<day>` or `occurrence:<id>:<version>`. */
  readonly about?: string;
}

/** How a message fared, for the sender's eyes («доставлено, не доставлено, почему»). */
export interface Delivery {
  readonly key: string;
  readonly personId?: Id<'person'>;
  readonly channel?: Channel;
  readonly status: OutgoingStatus;
  readonly attempts: number;
  readonly error?: string;
  readonly sentAt?: Instant;
}
