import type { NewId } from '#core/kernel/id.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { RecordedEvent } from './event.ts';

interface Desk {
  readonly tx: Tx;
  readonly now: RecordedEvent['at'];
  readonly newId: NewId;
}

/** What happened, without who, when and the id. */
export interface Happened extends Pick<RecordedEvent, 'organisationId' | 'subject' | 'act'> {
  readonly by?: RecordedEvent['by'];
  /** Words for people; they are erased with what they tell of. */
  readonly details?: RecordedEvent['details'];
}

/** Writes down that something happened now: to an entry of the bank, a pair, an order, a campaign. Nobody rewrites it. */
export const record = async (
  { tx, now, newId }: Desk,
  { organisationId, subject, act, by, details = {} }: Happened,
): Promise<void> =>
  tx.events.add({ id: newId<'event'>(), organisationId, subject, at: now, act, details, ...(by ? { by } : {}) });

/** What happened to these, the latest first. The database shows it to those who run the programme. */
export const recorded = async (tx: Tx, ...subjects: readonly string[]): Promise<readonly RecordedEvent[]> =>
  [...(await tx.events.among('subject', subjects))].sort(
    (a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1),
  );
