import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Text } from '#core/kernel/text.ts';

/** A button is `verb:target…` (≤ 64 bytes), resolved against the presser's rights at that moment; or a link. */
export type Button = { readonly label: Text; readonly action: string } | { readonly label: Text; readonly url: string };

/** What the bot shows: text, answers under it, navigation, a file. The same on every messenger. */
export interface Screen {
  readonly text: Text;
  /** Inline buttons, at most 10 in all (VK). */
  readonly rows: readonly (readonly Button[])[];
  /** The ordinary keyboard; absent leaves it as it is. */
  readonly menu?: readonly (readonly string[])[];
  readonly file?: Id<'file'>;
  /** Words of another person, as that messenger itself keeps them: VK wants to know its own source. */
  readonly relayedFrom?: { readonly channel: Channel; readonly address: string; readonly message: string };
}

export const screen = (text: Text | string, ...rows: readonly (readonly Button[])[]): Screen => ({
  text: typeof text === 'string' ? [text] : text,
  rows: rows.filter((row) => row.length > 0),
});

export const button = (label: Text | string, verb: string, ...targets: readonly string[]): Button => ({
  label: typeof label === 'string' ? [label] : label,
  action: [verb, ...targets].join(':'),
});

export const link = (label: string, url: string): Button => ({ label: [label], url });

/** Buttons two in a row: labels stay readable on a phone. */
export const inPairs = <B>(buttons: readonly B[]): readonly (readonly B[])[] =>
  buttons.flatMap((one, index) => (index % 2 === 0 ? [[one, ...buttons.slice(index + 1, index + 2)]] : []));
