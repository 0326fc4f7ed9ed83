import type { Heard } from '#core/conversation/input.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';

/** One message as it goes to a messenger: the adapter renders it with the names its channel may carry. */
export interface Outgoing {
  readonly address: string;
  readonly screen: Screen;
  /** What a person is called on this channel: full name, initials, or a role word. */
  readonly name: (person: Id<'person'>) => string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** Edit this message in place; where the messenger refuses (too old), the adapter sends a new one. */
  readonly edits?: string;
  /** Fixed in the outbox row: VK sends a repeated id once. Non-zero int32. */
  readonly randomId: number;
}

/** What became of a send. `code` is a short word for logs and reports, never a text of the message. */
export type Outcome =
  | { readonly kind: 'sent'; readonly message: string }
  /** Blocked, never started, gone: fall back to the person's other messenger. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** Flood: nothing more to this chat, or to the whole channel, for so many seconds. */
  | { readonly kind: 'paused'; readonly seconds: number; readonly whole: boolean; readonly code: string }
  /** Token or rights: the channel stops until a human mends it; rows stay pending. */
  | { readonly kind: 'stopped'; readonly code: string }
  /** Nobody knows whether it arrived (time-out, 5xx): retried with the same randomId. */
  | { readonly kind: 'ambiguous'; readonly code: string }
  /** Our own bug: a dead letter. */
  | { readonly kind: 'refused'; readonly code: string };

/** A raw update as it is persisted before the messenger is told that it arrived. */
export interface RawUpdate {
  readonly key: string;
  /** The chat it came from: updates of one address are handled in order. Without it, in order among all that have none. */
  readonly address?: string;
  readonly payload: unknown;
}

/** The inbox's side of receiving: rows first, confirmation after. */
export interface Receiver {
  /** Resolves when the updates and the new position are committed; duplicates are nothing. */
  receive(updates: readonly RawUpdate[], position?: string): Promise<void>;
  /** Where the long poll goes on after a restart (VK's ts). */
  position(): Promise<string | undefined>;
}

/** A request of a messenger to the bot's own address. */
export interface Posted {
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}

/** What it is answered. */
export interface PostAnswer {
  readonly status: number;
  readonly body?: string;
}

/** Receiving by requests of the messenger instead of a long poll: any of several replicas may take one. */
export interface Hook {
  /** The unguessable end of the address. */
  readonly path: string;
  /** What the messenger is answered: that it was taken, only when it is kept. Rejects where it could not be kept. */
  take(posted: Posted, receiver: Receiver): Promise<PostAnswer>;
  /** Names the address to the messenger; resolves when that is agreed. Rejects only on errors a human must mend. */
  begin(url: string, signal: AbortSignal): Promise<void>;
}

/** Hands a heard update to the core. `guided` says that a form's question is now in view on this account. */
export type Converse = (heard: Heard) => Promise<{ readonly guided: boolean }>;

/** What each folder under src/bots provides. */
export interface Messenger {
  readonly channel: Channel;
  /** The bot's own id on that messenger (Telegram bot id, VK group id): inbox keys are unique per bot. */
  readonly bot: string;

  /** Its short name in links: t.me/<screenName>, vk.me/<screenName>. */
  readonly screenName: string;
  /** A deep link that opens this bot with an invitation's token. */
  startLink(token: string): string;
  /** Long poll until the signal; never confirms what is not yet received. Rejects only on errors a human must mend. */
  listen(receiver: Receiver, signal: AbortSignal): Promise<void>;
  readonly hook: Hook;
  /** Turns a persisted payload into Heard and gives it to the core (in Telegram through the `guided` conversation). Rejects if the core does. */
  handle(payload: unknown, converse: Converse): Promise<void>;
  /** Never rejects: every failure is an Outcome. */
  send(outgoing: Outgoing): Promise<Outcome>;
  /** The same screen to several, with one randomId, by one call where that is so: an outcome for each, in their order. Never rejects. */
  sendAlike?(outgoings: readonly Outgoing[]): Promise<readonly Outcome[]>;
  /** A call without effect (getMe): whether the messenger answers at all. Never rejects. */
  answers?(): Promise<boolean>;
  /** Where the messenger keeps a history: the message that was sent there with this randomId, if it arrived. */
  alreadySent?(address: string, randomId: number): Promise<string | undefined>;
  /** The bytes of a file somebody sent, at most `limit` bytes. */
  fetch(ref: string, limit: number): Promise<Uint8Array>;
  /** Commands in the messenger's own menu, descriptions; called once at start. */
  introduce(): Promise<void>;
}
