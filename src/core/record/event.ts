import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';

/** What happened to an entry of the bank, a pair, an order, a campaign: who did what when. Read by those who run the programme. */
export interface RecordedEvent {
  readonly id: Id<'event'>;
  readonly organisationId: Id<'organisation'>;
  readonly subject: string;
  readonly at: Instant;
  readonly by?: Id<'person'>;
  readonly act: string;
  readonly details: Readonly<Record<string, string>>;
}
