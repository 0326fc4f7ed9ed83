import type { Area } from '#core/bank/codes.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

/**
 * Two sentences on what was hard and two on what helped, for the next one who asks (4.4.4, 4.4.5). Of a solved request each side
 * writes its own: asked → proposed; written directly it begins as proposed. proposed → approved, or returned with a remark;
 * withdrawn by a «Нет», or by its authors or the curator later. No name stands in it.
 */
export interface Practice {
  readonly id: Id<'practice'>;
  readonly organisationId: Id<'organisation'>;
  readonly area: Area;
  readonly title: string;
  /** Empty until it is written. */
  readonly difficulty: string;
  readonly helped: string;
  readonly status: 'asked' | 'proposed' | 'approved' | 'returned' | 'withdrawn';
  /** Shown in other schools of the municipality too, once it is approved. */
  readonly open: boolean;
  /** The solved request that it came from; absent where it was written directly. */
  readonly helpId?: string;
  /** Of a solved request: who asked, then who helped. Whoever withdraws consent is no longer among them. */
  readonly authors: readonly Id<'person'>[];
  readonly createdAt: Instant;
  /** When the status was reached. */
  readonly changedAt: Instant;
  /** What the curator wants changed. */
  readonly remark?: string;
  readonly approvedBy?: Id<'person'>;
  readonly approvedOn?: PlainDate;
  /** How often it was offered to somebody who asked, and how many said that it helped. */
  readonly offered: number;
  readonly thanked: number;
}

/** Somebody said «Помогло» to a card: kept so that one person counts once. */
export interface Thanks {
  readonly id: Id<'thanks'>;
  /** Whose the person is; the card may be another school's. */
  readonly organisationId: Id<'organisation'>;
  readonly practiceId: Id<'practice'>;
  readonly personId: Id<'person'>;
  readonly at: Instant;
}

/** What is looked for among approved cards. */
export interface Search {
  readonly organisations: readonly Id<'organisation'>[];
  /** Words as they were typed; any will do, none of them is a command. Stems are words as the database has cut them. */
  readonly words: string;
  readonly stems?: true;
  /** Cards of this area stand first among equals. */
  readonly area?: string;
  /** Only cards that are shown to other schools. */
  readonly open?: true;
  readonly limit: number;
}

/** A card with how many of the words looked for stand in it. */
export interface Found {
  readonly practice: Practice;
  readonly matched: number;
  readonly wanted: number;
}
