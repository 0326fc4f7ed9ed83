import type { Area } from '#core/bank/codes.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant } from '#core/kernel/time.ts';

export const urgencies = ['today', 'days', 'week'] as const;
export type Urgency = (typeof urgencies)[number];

/** Who is asked, from the nearest to the last. */
export const rungs = ['mentor', 'bank', 'municipality', 'curator'] as const;
export type Rung = (typeof rungs)[number];

export const helpOutcomes = ['helped', 'partly', 'no', 'silence'] as const;
export type HelpOutcome = (typeof helpOutcomes)[number];

/**
 * Somebody asks for help with one thing. open → taken by one helper → closed; or closed by the asker before anybody took it.
 * «Нет» opens it again on the next rung, with the same text.
 */
export interface HelpRequest {
  readonly id: Id<'help'>;
  /** The asker's. */
  readonly organisationId: Id<'organisation'>;
  /** The asker. */
  readonly personId: Id<'person'>;
  /** A code of the bank's areas of help. */
  readonly area: Area;
  /** Empty where a file says it all, and once it is forgotten. */
  readonly text: string;
  /** Files under the ids of their uploads. */
  readonly attachments: readonly string[];
  readonly urgency: Urgency;
  readonly rung: Rung;
  readonly status: 'open' | 'taken' | 'closed';
  readonly helperId?: Id<'person'>;
  /** The organisation in which the helper was asked: a colleague of another school answers from theirs. */
  readonly helperHomeId?: Id<'organisation'>;
  /** A third one whom the helper called with the asker's consent. */
  readonly colleagueId?: Id<'person'>;
  readonly outcome?: HelpOutcome;
  readonly createdAt: Instant;
  readonly takenAt?: Instant;
  readonly closedAt?: Instant;
  /** When something was last said in the conversation, or it was begun. */
  readonly spokenAt?: Instant;
  /** When those in it were told that it will be closed for silence. */
  readonly noticedAt?: Instant;
  /** The asker's screen that shows where it is, edited in place. */
  readonly shown?: { readonly account: Id<'account'>; readonly message: string };
  /** Counts changes that somebody was told of. */
  readonly version: number;
  readonly wakeAt?: Instant;
}

/** One person asked to help with one request; a colleague is called into a conversation that goes on. */
export interface HelpOffer {
  readonly id: Id<'offer'>;
  /** Of the one who is asked. */
  readonly organisationId: Id<'organisation'>;
  readonly helpId: Id<'help'>;
  readonly personId: Id<'person'>;
  readonly rung: Rung | 'colleague';
  readonly askedAt: Instant;
  /** Absent while it waits; a colleague's waits for the asker's consent first. */
  readonly answer?: 'taken' | 'declined' | 'consent';
}

/** One thing said in a conversation, in the order in which it was said. */
export interface HelpMessage {
  readonly id: Id<'message'>;
  /** The asker's. */
  readonly organisationId: Id<'organisation'>;
  readonly helpId: Id<'help'>;
  /** Its place in the conversation, from one. */
  readonly number: number;
  readonly from: Id<'person'>;
  readonly kind: 'text' | 'file';
  readonly text?: string;
  /** The upload's id, and the file's once it is here. */
  readonly file?: string;
  /** On its way in, passed on, or never got here. */
  readonly state: 'coming' | 'passed' | 'lost';
  /** Where the messenger itself keeps it: passed on there, it names its source. */
  readonly source?: { readonly channel: Channel; readonly address: string; readonly message: string };
  readonly at: Instant;
}
