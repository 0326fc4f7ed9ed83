import type { Channel } from '#core/kernel/ports.ts';

/** A file as the messenger names it; the bytes are fetched later, outside any transaction. */
export interface IncomingFile {
  readonly ref: string;
  readonly name: string;
  readonly size: number;
}

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly action: string }
  | { readonly kind: 'file'; readonly file: IncomingFile; readonly caption: string }
  | { readonly kind: 'start'; readonly payload: string }
  | { readonly kind: 'reachable'; readonly reachable: boolean }
  | { readonly kind: 'group' }
  | { readonly kind: 'other' };

/** An update as every messenger tells it. `key` is unique per channel and bot; `message` is the one a pressed button stands under. */
export interface Heard {
  readonly channel: Channel;
  readonly address: string;
  readonly input: Input;
  readonly message?: string;
  /** What was said, by the number the messenger gives it. */
  readonly said?: string;
}
