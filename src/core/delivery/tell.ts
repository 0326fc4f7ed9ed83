import type { Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';

/** What a message to somebody else carries beside its words. */
export interface Telling {
  /** Such as `meeting:<id>:moved:3`; the same key to the same person is one message, however often it is posted. */
  readonly key: string;
  readonly people: readonly Id<'person'>[];
  /** Whose quiet hours, rule on names and consents it follows. */
  readonly organisationId: Id<'organisation'>;
  readonly screen: Screen;
  /** Program time before which it is not sent, and after which it helps nobody. */
  readonly notBefore?: Instant;
  readonly expiresAt?: Instant;
  /** What must still be true when it is sent; see `checks`. */
  readonly about?: string;
}

/** A message of its own to each of these people, at a time when they may be written to. */
export async function tell({ tx }: { readonly tx: Tx }, { key, people, ...post }: Telling): Promise<void> {
  const each = [...new Set(people)].map((person) => ({
    ...{ ...post, key: `${key}:${person}`, lane: 'notice' as const, to: { person } },
  }));
  await tx.outbox.post(...each);
}

/** The same by the rules of the organisation the presser acts in. */
export const tellHere = (ctx: Context, key: string, people: readonly Id<'person'>[], screen: Screen): Promise<void> =>
  tell(ctx, { key, people, screen, organisationId: ctx.me.organisation.id });

/** What was told under the key and has not been sent yet is no longer true. The outbox belongs to nobody, so the system does it. */
export const untell = (ctx: Context, key: string): Promise<void> =>
  ctx.tx.as({ as: 'system' }, () => ctx.tx.outbox.drop(`${key}:`));
