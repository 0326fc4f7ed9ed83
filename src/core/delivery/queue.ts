import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { Lane } from './outgoing.ts';

/** Replies never stand behind anything else; notices, digests and broadcasts share a line in that order. */
export type Pool = 'reply' | 'bulk';
export const poolOf = (lane: Lane): Pool => (lane === 'reply' ? 'reply' : 'bulk');

/** A row is tried so many times at one account; what kills the sender every time must end. */
export const mostAttempts = 10;

/** A row of the outbox in the hands of one worker, until it is settled or the lease runs out. */
export interface Claimed {
  readonly id: string;
  readonly key: string;
  readonly lane: Lane;
  readonly channel: Channel;
  /** Counted before the attempt is made; with the owner it is the fence. */
  readonly attempt: number;
  readonly organisationId?: Id<'organisation'>;
  readonly personId?: Id<'person'>;
  readonly accountId?: Id<'account'>;
  readonly screen?: Screen;
  readonly edits?: string;
  readonly randomId: number;
  readonly about?: string;
  /** Real minutes since the first attempt at this account. */
  readonly minutesTrying: number;
}

export interface Pause {
  readonly scope: 'whole' | 'lane' | 'chat';
  readonly seconds: number;
  readonly code: string;
  /** Lengthens from time to time: `seconds` is where it starts. */
  readonly steps?: readonly number[];
}

/** What becomes of a claimed row. */
export type Settlement =
  | { readonly to: 'sent'; readonly message: string; readonly at: Instant }
  | { readonly to: 'failed' | 'dropped'; readonly code: string }
  /** Again after so many real seconds; `counted` is false where it surely was not sent. */
  | {
      readonly to: 'pending';
      readonly seconds: number;
      readonly counted: boolean;
      readonly code: string;
      readonly pause?: Pause;
    }
  /** Quiet now: not before that moment of program time. */
  | { readonly to: 'later'; readonly notBefore: Instant }
  /** From the beginning at this account, or at whichever reachable account the person has. */
  | {
      readonly to: 'anew';
      readonly code: string;
      readonly account?: { readonly id: Id<'account'>; readonly channel: Channel };
    };

/** Who has something to do: one who sends on a channel, or the one who tends. */
export type Call = `${Channel}-${Pool}` | 'tending';

export interface Channels {
  /** Whose messengers have answered. */
  readonly connected: readonly Channel[];
  /** Whose messengers this installation has: the rest of them will connect in their own time. */
  readonly served: readonly Channel[];
}

/** When a message may go. */
export interface Slot {
  /** Real milliseconds from now. */
  readonly wait: number;
  /** What it holds of the messenger's second until it is left; `none` where all is taken: ask again. Absent without a limit. */
  readonly place?: { readonly number: number; readonly until: string } | 'none';
}

/** The outbox as its worker sees it. Every call is a short transaction of its own. */
export interface OutboxQueue {
  /** Whom to call for what waits now. They may find that it has to wait on: a pause, an earlier message to the same person. */
  calls(channels: readonly Channel[], now: Instant): Promise<readonly Call[]>;
  /** Takes rows that are due, in order per recipient and lane, not paused. `now` is program time. */
  claim(wanted: {
    readonly channel: Channel;
    readonly pool: Pool;
    readonly limit: number;
    readonly now: Instant;
  }): Promise<readonly Claimed[]>;
  /**
   * Takes what is due behind this row and says the same, at most so many, each of another person; never what was tried before. They
   * get the row's randomId.
   */
  alike(row: Claimed, most: number, now: Instant): Promise<readonly Claimed[]>;
  /** Frees rows of the dead, expires what is late, chooses accounts. How many rows may be claimed now that could not be before. */
  tend(channels: Channels, now: Instant): Promise<number>;
  /** Takes the channel's next slot, shared by all instances, or a pause has begun. */
  slot(row: Claimed): Promise<Slot | 'paused'>;
  /** The messenger has answered what was sent in that slot, or will not. */
  leave(row: Claimed, slot: Slot): Promise<void>;
  /** Keeps the row for another lease while its send goes on. */
  extend(row: Claimed): Promise<void>;
  /** False: the row is no longer ours, and nothing was written. */
  settle(row: Claimed, settlement: Settlement): Promise<boolean>;
  /** Counts an ambiguous send: how many in a row on this channel. */
  stumble(channel: Channel): Promise<number>;
  /** Whether the channel stands still since its last stumble and is due to be asked whether it answers. */
  silent(channel: Channel): Promise<boolean>;
  /** What asking brought: it goes on, or stands still by the pause. */
  asked(channel: Channel, answer: 'alive' | Pause): Promise<void>;
}

/** An update in the hands of one worker. */
export interface ClaimedUpdate {
  readonly id: string;
  readonly channel: Channel;
  readonly bot: string;
  readonly address: string;
  readonly payload: unknown;
  /** Failures so far. */
  readonly attempts: number;
  /** Times it was taken, this one included: the fence, and the end of what kills the worker every time. */
  readonly claims: number;
}

export interface InboxQueue {
  /** The oldest unhandled update of each address. */
  claim(
    bots: readonly { readonly channel: Channel; readonly bot: string }[],
    limit: number,
  ): Promise<readonly ClaimedUpdate[]>;
  /** Marks it handled in the transaction of its effects; false where it is no longer ours. */
  handled(tx: Tx, update: ClaimedUpdate): Promise<boolean>;
  /** Gives it back: after so many real seconds again, or put aside for good. */
  failed(
    update: ClaimedUpdate,
    next:
      | { readonly code: string; readonly counted: boolean; readonly seconds: number }
      | { readonly code: string; readonly aside: true },
  ): Promise<boolean>;
  /** The database's weather, not a bug: a lost connection, a deadlock. */
  passing(error: unknown): boolean;
}
