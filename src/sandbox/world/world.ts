/** Everything the sandbox remembers. It is plain data, so that it can be written to a file as it is. */
export type Messenger = 'telegram' | 'vk';

export interface Person {
  readonly id: string;
  readonly key?: string;
  readonly name: string;
  readonly first: string;
  readonly last: string;
  note?: string;
}

export interface Button {
  readonly text: string;
  readonly kind: 'callback' | 'text' | 'link' | 'other';
  readonly data?: string;
  readonly link?: string;
  readonly color?: string;
}

export interface OrdinaryKeyboard {
  readonly rows: readonly (readonly Button[])[];
  readonly oneTime: boolean;
  readonly placeholder?: string;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly [other: string]: unknown;
}

export interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly kind: 'document' | 'photo';
  readonly width?: number;
  readonly height?: number;
  /** Seconds of sandbox time. */
  readonly date: number;
}

export interface Message {
  readonly id: number;
  /** VK's number of the message within its dialog. */
  readonly cmid: number;
  readonly from: 'person' | 'bot';
  /** Seconds of sandbox time. */
  readonly date: number;
  text: string;
  edited?: number;
  entities?: readonly Entity[];
  inline?: readonly (readonly Button[])[];
  /** The inline keyboard exactly as the bot sent it. */
  markup?: unknown;
  ordinary?: boolean;
  file?: number;
  randomId?: number;
  payload?: string;
  ref?: string;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly alert: boolean;
  readonly link?: string;
}

export interface Phone {
  readonly id: string;
  readonly person: string;
  readonly messenger: Messenger;
  readonly account: number;
  readonly messages: Message[];
  readonly toasts: Toast[];
  started: boolean;
  blocked: boolean;
  hidden: boolean;
  cmid: number;
  /** The payload that the big button of an empty phone starts with. */
  offer?: string;
  keyboard?: OrdinaryKeyboard;
  /** Real time in ms until which «печатает…» is shown. */
  typingUntil?: number;
}

/** A pressed inline button that waits for the bot's answer. */
export interface Press {
  readonly id: string;
  readonly phone: string;
  readonly message: number;
  readonly label: string;
  /** Milliseconds of sandbox time. */
  readonly at: number;
  answered: boolean;
}

export interface QueuedUpdate {
  readonly id: number;
  readonly type: string;
  readonly at: number;
  readonly body: Record<string, unknown>;
}

export interface VkEvent {
  readonly ts: number;
  readonly at: number;
  readonly body: Record<string, unknown>;
}

/** A server of the Callback API. */
export interface VkServer {
  readonly id: number;
  title: string;
  url: string;
  secret: string;
  status: 'wait' | 'ok' | 'failed';
  /** Events up to this one have been posted, or were there before. */
  ts: number;
  settings: Record<string, boolean>;
}

export interface World {
  readonly people: Person[];
  readonly phones: Phone[];
  readonly presses: Press[];
  readonly files: StoredFile[];
  readonly telegram: {
    readonly queue: QueuedUpdate[];
    /** Confirmed updates, kept only so that a test can have them delivered again. */
    readonly confirmed: QueuedUpdate[];
    allowed?: readonly string[];
    commands: readonly unknown[];
    webhook: string;
    /** Sent in a header with every update that is posted. */
    webhookSecret?: string;
  };
  readonly vk: {
    readonly events: VkEvent[];
    readonly keys: string[];
    /** The newest event that a poller can no longer get. */
    forgotten: number;
    settings: Record<string, boolean>;
    /** Where events are posted, beside the long poll. */
    readonly servers: VkServer[];
    /** What a server must answer before anything is posted to it; another one after each edit. */
    code: string;
    /** Both keys and history were lost: the next polls get `failed: 3` until a new key is asked for. */
    lost?: boolean;
  };
  /** The last number given out, by kind of thing. */
  readonly counters: Record<string, number>;
}

export function emptyWorld(): World {
  return {
    people: [],
    phones: [],
    presses: [],
    files: [],
    telegram: { queue: [], confirmed: [], commands: [], webhook: '' },
    vk: { events: [], keys: [], forgotten: 0, settings: {}, servers: [], code: '' },
    counters: {},
  };
}

const FIRST: Readonly<Record<string, number>> = {
  telegramAccount: 5_100_000_000,
  vkAccount: 710_000_000,
  telegramUpdate: 845_000_000,
  vkMessage: 20_000,
  telegramMessage: 100,
};

export function nextNumber(world: World, kind: string): number {
  const next = (world.counters[kind] ?? FIRST[kind] ?? 0) + 1;
  world.counters[kind] = next;
  return next;
}

/** Drops the oldest so that a long-running sandbox does not grow without end. */
export function keepLast(list: unknown[], most: number): void {
  if (list.length > most) list.splice(0, list.length - most);
}
