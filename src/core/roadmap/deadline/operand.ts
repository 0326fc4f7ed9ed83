import type { Item } from './item.ts';
import type { Lexeme } from './lexeme.ts';
import { namesDay, point } from './points.ts';
import { ofEvery } from './rates.ts';
import { first, key, many, map, one, type Rule, seq, unless } from './rule.ts';
import type { Operand } from './shape.ts';

type Items = readonly Item[];

const bare = one('number');
/** Words whose number is never a date, unlike that of «педсовет 28 августа». */
const strict = one(
  'key',
  ({ key: name, text }) => name === 'reference' && (text === '#' || text.length <= 3 || text.startsWith('пункт')),
);
const noun = first<unknown>(
  one('unit'),
  one('other'),
  key('reference', 'process', 'schedule', 'request', 'action', 'part', 'season', 'holidays', 'times', 'span'),
  key('working', 'calendar', 'study', 'ending', 'incoming'),
);

/** Counted and numbered things («5–9 классы», «3 дня», «п. 4.2»): no dates. */
const measured: Rule<Operand> = first<Operand>(
  map(seq(strict, many(first<unknown>(bare, one('date'), one('monthOfYear')))), () => ({ of: 'measure' })),
  map(
    seq(
      key('reference'),
      many(
        unless(
          bare,
          one('month', ({ nominative }) => !nominative),
        ),
      ),
    ),
    () => ({ of: 'measure' }),
  ),
  map(seq(bare, noun), () => ({ of: 'measure' })),
);
const number: Rule<Operand> = map(bare, (lexeme) => ({ of: 'number', n: lexeme.value, isDay: namesDay(lexeme) }));

const item = (operand: Operand, lexeme: Lexeme | undefined): Item => ({
  is: 'operand',
  operand,
  gap: lexeme?.gap ?? 'none',
  seam: lexeme?.seam === true,
});

/** A point, with «… каждого месяца» where it is a part of any month or term. */
const pointed: Rule<Items> = (lexemes, at) => {
  const match = point(lexemes, at);
  if (match === undefined) return undefined;
  const { shape, guess } = match.value;
  const every = isPart(shape) ? ofEvery(lexemes, match.next) : undefined;
  const guessed: Items = guess === undefined ? [] : [{ is: 'guess', year: guess }];
  return { value: [item(shape, lexemes[at]), ...guessed, ...(every?.value ?? [])], next: every?.next ?? match.next };
};

/** Something a range or a list can be made of. */
export const operand: Rule<Items> = first<Items>(pointed, (lexemes, at) =>
  map(first(measured, number), (value): Items => [item(value, lexemes[at])])(lexemes, at),
);

/** A part of some month («последняя пятница»), still without the month. */
export function isPart(shape: Operand): boolean {
  const partial = shape.of === 'day' || shape.of === 'third' || shape.of === 'week' || shape.of === 'weekday';
  return partial && shape.month === undefined;
}
