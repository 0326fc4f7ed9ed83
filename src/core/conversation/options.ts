import { fold } from '#core/kernel/fold.ts';
import type { Text } from '#core/kernel/text.ts';
import type { Option } from './form.ts';
import type { Said } from './form-session.ts';

export type Words = string | Text;
export type Options<V extends string> = Readonly<Record<V, Words>>;

export const asText = (words: Words): Text => (typeof words === 'string' ? [words] : words);
export const plain = (words: Text): string => words.filter((part) => typeof part === 'string').join('');

export function optionList<V extends string>(options: Options<V>): readonly Option[] {
  // Object.entries forgets the key type that `Options<V>` guarantees.
  return (Object.entries(options) as [V, Words][]).map(([value, label]) => ({ value, label: asText(label) }));
}

/** The option that was pressed or typed: by its words, their beginning or its number in the list. A code is only a code. */
export function meant(options: readonly Option[], { text, code }: Pick<Said, 'text' | 'code'>): string | undefined {
  const exact = options.find((option) => option.value === text.trim());
  if (exact || code) return exact?.value;
  const typed = fold(text);
  const called = options.find((option) => fold(plain(option.label)) === typed);
  if (called) return called.value;
  if (/^\d{1,2}$/.test(typed)) return options[Number(typed) - 1]?.value;
  const starting = options.filter((option) => typed.length >= 2 && fold(plain(option.label)).startsWith(typed));
  return starting.length === 1 ? starting[0]?.value : undefined;
}

/** Several of them: «1, 3», «1 3», their words with commas or «и» between. Undefined stands for what was not understood. */
export function allMeant(
  options: readonly Option[],
  said: Pick<Said, 'text' | 'code'>,
): readonly (string | undefined)[] {
  const understood = (text: string) => meant(options, { ...said, text });
  const whole = said.code ? undefined : understood(said.text);
  if (whole !== undefined) return [whole];
  const pieces = piecesOf(said).flatMap((piece) => (understood(piece) === undefined ? piece.split(' и ') : [piece]));
  return [...new Set(pieces.map(understood))];
}

function piecesOf({ text, code }: Pick<Said, 'text' | 'code'>): readonly string[] {
  if (code) return text.split(',').filter(Boolean);
  const typed = text.trim();
  const numbers = /^\d{1,2}(?:(?:[\s,;.]+| и )\d{1,2})*\.?$/.test(typed);
  return typed
    .split(numbers ? /\D+/ : /[,;\n]/)
    .map((piece) => piece.trim())
    .filter(Boolean);
}
