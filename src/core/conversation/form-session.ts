import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';

/** What was said to a question, verbatim, with the moment and zone it was said in; parsed on each read. */
export interface Said {
  readonly text: string;
  readonly at: string;
  readonly zone: string;
  readonly skipped?: true;
  /** The upload that came with the words, or in place of them. */
  readonly file?: string;
  /** The text is codes of options, pressed or understood when it was said: no later version gives them another meaning. */
  readonly code?: true;
  /** Options are being ticked; «Готово» ends it. */
  readonly ticking?: true;
}

/** A form being filled in, or put aside. One per person, form and subject; any messenger continues it. */
export interface FormSession {
  readonly id: Id<'form'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly form: string;
  readonly subject: string;
  readonly said: Readonly<Record<string, Said>>;
  readonly status: 'open' | 'sent' | 'dropped';
  readonly updatedAt: Instant;
}
