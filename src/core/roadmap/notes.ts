import type { Context } from '#core/conversation/context.ts';
import type { Button } from '#core/conversation/screen.ts';
import type { Text } from '#core/kernel/text.ts';
import type { Occurrence } from './roadmap.ts';

export interface Note {
  readonly lines: readonly Text[];
  readonly row: readonly Button[];
}

/**
 * What another folder has to say on the card of a dated duty: its lines and at most two buttons. `acts`: the presser may close it.
 * The roadmap knows nobody who says it.
 */
export type OccurrenceNotes = (ctx: Context, occurrence: Occurrence, acts: boolean) => Promise<Note | undefined>;
