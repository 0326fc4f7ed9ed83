import type { Id } from './id.ts';

/** A person in a sentence: the adapter puts the name in at the moment of sending, as the messenger's privacy allows. */
export interface Named {
  readonly person: Id<'person'>;
}

/** What the bot says. People stand in it by id, so unsent sentences hold no names. */
export type Text = readonly (string | Named)[];

export const named = (person: Id<'person'>): Named => ({ person });

/** «Лугова А. П., Ким О. И.» */
export const namedAll = (people: readonly Id<'person'>[]): Text =>
  people.flatMap((one, index) => (index === 0 ? [named(one)] : [', ', named(one)]));

type Part = string | number | Named | Text;

/** Tagged template: say`Ответственный: ${named(id)}`. */
export function say(strings: TemplateStringsArray, ...values: readonly Part[]): Text {
  return strings.flatMap((piece, index) => [piece, ...parts(values[index])]).filter((part) => part !== '');
}

export const lines = (...all: readonly (Text | string | undefined)[]): Text =>
  all
    .filter((line) => line !== undefined)
    .flatMap((line, index) => [...(index === 0 ? [] : ['\n']), ...(typeof line === 'string' ? [line] : line)]);

/** The text as plain characters, with each person rendered by `name`. */
export const render = (text: Text, name: (person: Id<'person'>) => string): string =>
  text.map((part) => (typeof part === 'string' ? part : name(part.person))).join('');

export const peopleIn = (text: Text): readonly Id<'person'>[] =>
  text.flatMap((part) => (typeof part === 'string' ? [] : [part.person]));

function parts(value: Part | undefined): Text {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return 'person' in value ? [value] : value;
}
