import { existsSync, readFileSync } from 'node:fs';

/** Strings, numbers and shapes that nobody sends, and some that everybody does. */
export interface Dice {
  readonly below: (end: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly text: () => string;
  readonly number: () => number;
}

const texts = [
  '',
  'да',
  '/start',
  '/menu x',
  '\u0000',
  '😀'.repeat(300),
  '=1+1',
  '<b>x</b>',
  '\u202e',
  '[id1|x]',
  '{"a":"menu"}',
];
const numbers = [0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e308, 1.5];

export function diceOf(random: () => number): Dice {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T; // never empty here
  return {
    below,
    pick,
    text: () => (below(4) === 0 ? 'я'.repeat(below(5000)) : pick(texts)),
    number: () => (below(3) === 0 ? pick(numbers) : below(2_000_000_000)),
  };
}

/** Something of no shape in particular. */
export function anything({ below, text, number, pick }: Dice, depth = 3): unknown {
  const dice = { below, text, number, pick };
  switch (below(depth > 0 ? 7 : 4)) {
    case 0:
      return text();
    case 1:
      return number();
    case 2:
      return below(2) === 0;
    case 3:
      return null;
    case 4:
    case 5:
      return Object.fromEntries(
        Array.from({ length: below(4) }, () => [
          pick(['id', 'text', 'chat', 'from', 'type']),
          anything(dice, depth - 1),
        ]),
      );
    default:
      return Array.from({ length: below(4) }, () => anything(dice, depth - 1));
  }
}

interface Spec {
  readonly types: Readonly<
    Record<
      string,
      {
        readonly fields?: readonly {
          readonly name: string;
          readonly types: readonly string[];
          readonly required: boolean;
        }[];
        readonly subtypes?: readonly string[];
      }
    >
  >;
}

const at = (path: string) => new URL(`../../../shared/spec/${path}`, import.meta.url);

/** By name, how to make an update of each kind; kinds come from the official description where it lies beside the repository. */
export function telegramUpdates(dice: Dice): readonly (readonly [string, () => unknown])[] {
  const file = at('telegram-bot-api.json');
  if (!existsSync(file))
    return ['message', 'callback_query', 'my_chat_member', 'poll'].map((one) => [one, () => anything(dice)]);
  const spec: Spec = JSON.parse(readFileSync(file, 'utf8'));
  const make = (type: string, depth: number): unknown => {
    // One in thirty is of another kind than described.
    if (depth < 6 && dice.below(30) === 0) return anything(dice);
    const item = /^Array of (.*)$/.exec(type)?.[1];
    if (item) return depth <= 0 ? [] : Array.from({ length: dice.below(3) }, () => make(item, depth - 1));
    const { fields, subtypes } = spec.types[type] ?? {};
    if (subtypes?.length) return make(dice.pick(subtypes), depth);
    if (fields)
      return Object.fromEntries(
        fields
          .filter(({ required }) => required || (depth > 0 && dice.below(6) === 0))
          .map(({ name, types }) => [name, make(dice.pick(types), depth - 1)]),
      );
    if (type === 'Integer' || type === 'Float') return dice.number();
    if (type === 'Boolean' || type === 'True') return true;
    return depth < -6 ? '' : dice.text();
  };
  const kinds = (spec.types.Update?.fields ?? []).filter(({ required }) => !required);
  return kinds.map(({ name, types }) => [name, () => make(types[0] ?? '', 5)]);
}

/** The names of what VK posts. */
export function vkEvents(): readonly string[] {
  const file = at('vk/callback/objects.json');
  if (!existsSync(file)) return ['message_new', 'message_event', 'message_allow', 'message_deny', 'message_reply'];
  const { definitions } = JSON.parse(readFileSync(file, 'utf8'));
  return [...definitions.callback_type.enum, 'message_event'].filter((one: string) => one !== 'confirmation');
}
