import { withoutAsideOfNumbers } from './brackets.ts';
import type { Item } from './item.ts';
import type { Lexeme } from './lexeme.ts';
import { mode } from './modes.ts';
import { opening } from './openings.ts';
import { operand } from './operand.ts';
import { preposition } from './prepositions.ts';
import { rate } from './rates.ts';
import { first, key, map, one, type Rule } from './rule.ts';
import { withoutTimes } from './times.ts';

type Items = readonly Item[];
type Sign = 'list' | 'range' | 'open' | 'close' | 'colon' | 'noise';

/** Reads the words one after another into items; what no rule knows is noise. */
export function items(lexemes: readonly Lexeme[]): Items {
  const words = withoutAsideOfNumbers(withoutTimes(lexemes));
  const found: Item[] = [];
  for (let at = 0; at < words.length; ) {
    const match = item(words, at);
    found.push(...(match?.value ?? [{ is: 'noise' }]));
    at = Math.max(match?.next ?? 0, at + 1);
  }
  return found;
}

const signs: Readonly<Record<string, Sign>> = {
  ',': 'list',
  ';': 'list',
  '.': 'list',
  '/': 'list',
  '+': 'list',
  '-': 'range',
  ':': 'colon',
  '(': 'open',
  ')': 'close',
};

const punctuation: Rule<Items> = map(one('mark'), ({ mark: name }) => [{ is: signs[name] ?? 'noise' }]);
const weekday: Rule<Items> = map(one('weekday'), (lexeme) => [
  { is: 'weekday', weekday: lexeme.weekday, every: lexeme.every },
]);
const link: Rule<Items> = first<Items>(
  map(key('and'), () => [{ is: 'list' }]),
  map(key('or'), () => [{ is: 'or' }]),
  map(key('onward'), () => [{ is: 'onward' }]),
);
/** Words that change nothing between a date and its neighbours. */
const transparent: Rule<Items> = map(key('in', 'on', 'for', 'inclusive', 'about', 'current'), () => []);

const item: Rule<Items> = first<Items>(
  rate,
  mode,
  opening,
  preposition,
  operand,
  weekday,
  punctuation,
  link,
  transparent,
);
