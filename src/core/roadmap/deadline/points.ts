import type { Lexeme } from './lexeme.ts';
import {
  before,
  first,
  key,
  many,
  map,
  mark,
  type NumberLexeme,
  one,
  opt,
  type Rule,
  seq,
  unit,
  unless,
  when,
} from './rule.ts';
import type { Nth, Shape } from './shape.ts';
import { guessedYear, yearSigns, yearTail } from './year-rules.ts';

/** A shape, and the year that was only guessed from two figures, if so. */
export interface Point {
  readonly shape: Shape;
  readonly guess?: number;
}

const shortNumber = one('number', ({ digits }) => digits <= 2);
const nth: Rule<Nth> = first<Nth>(
  map(shortNumber, ({ value }) => value),
  map(key('last'), () => 'last'),
);
/** A number that orders («первая», «2-я», «II») or «последняя»; not one that counts. */
const ordered: Rule<Nth> = first<Nth>(
  map(
    when(shortNumber, ({ ordinal }) => ordinal),
    ({ value }) => value,
  ),
  map(key('last'), () => 'last'),
);
const month = one('month');

interface MonthAndYear {
  readonly month: number;
  readonly year?: number;
  readonly guess?: number;
}

const monthAndYear: Rule<MonthAndYear> = first(
  map(one('monthOfYear'), (lexeme) => ({ month: lexeme.month, year: lexeme.year })),
  map(seq(month, guessedYear), ([lexeme, guess]) => ({ month: lexeme.month, year: guess, guess })),
  map(seq(month, yearTail), ([lexeme, year]) => ({ month: lexeme.month, ...(year === undefined ? {} : { year }) })),
);

const inMonth = <T>(head: Rule<T>, shape: (value: T, of: { month?: number; year?: number }) => Shape): Rule<Point> =>
  map(seq(head, opt(monthAndYear)), ([value, found]) => {
    const { guess, ...of } = found ?? {};
    return { shape: shape(value, of), ...(guess === undefined ? {} : { guess }) };
  });

const isWithCue = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, after] = [lexemes[at - 1], lexemes[at + 1]];
  const isCue = (lexeme: Lexeme | undefined) =>
    lexeme?.is === 'key' && ['to', 'towards', 'since', 'by', 'later', 'than'].includes(lexeme.key);
  const isDash = (lexeme: Lexeme | undefined) => lexeme?.is === 'mark' && lexeme.mark === '-';
  return isCue(before) || isCue(after) || isDash(before) || isDash(after);
};

/** «5.2» may be the number of a clause; with «до», «с» or a dash beside it it is a date. */
const figures: Rule<Extract<Lexeme, { is: 'date' }>> = (lexemes, at) => {
  const match = one('date')(lexemes, at);
  return match !== undefined && (!match.value.bare || isWithCue(lexemes, at)) ? match : undefined;
};

const dayInFigures: Rule<Point> = map(seq(figures, yearTail, yearSigns), ([lexeme, tail]) => {
  const year = lexeme.year ?? tail;
  return { shape: { of: 'day', day: lexeme.day, month: lexeme.month, ...(year === undefined ? {} : { year }) } };
});

const dayNumber = one('number', namesDay);
const dayInWords: Rule<Point> = when(
  inMonth(seq(dayNumber, opt(key('dayOfMonth'))), ([{ value }], of) => ({ of: 'day', day: value, ...of })),
  ({ shape }) => 'month' in shape && shape.month !== undefined,
);

const dayOfAnyMonth: Rule<Point> = map(seq(dayNumber, key('dayOfMonth')), ([{ value }]) => ({
  shape: { of: 'day', day: value },
}));

const oneDay = one('unit', ({ unit: name, text }) => name === 'day' && text !== 'дни' && text !== 'дней');
const lastDay = inMonth(
  seq(key('last'), opt(key('study', 'working')), first<unknown>(oneDay, key('dayOfMonth'))),
  (_, of) => ({
    of: 'day',
    day: 'last',
    ...of,
  }),
);

const edges = { 'edge-start': 1, 'edge-middle': 2, 'edge-end': 3 } as const;
const edge = one('key', ({ key: name }) => name in edges);
// `edge` lets only the three keys of the table pass.
const thirdOf = (name: string): 1 | 2 | 3 => edges[name as keyof typeof edges];
const nothing: Rule<undefined> = (lexemes, at) => (at >= lexemes.length ? { value: undefined, next: at } : undefined);
/** «начало и конец октября» */
const another = seq(key('and'), many(key('in')), edge);
const generic = first<unknown>(
  nothing,
  one('mark'),
  another,
  key('each', 'current'),
  unit('month', 'quarter', 'term', 'half'),
);
const third: Rule<Point> = first<Point>(
  map(seq(edge, monthAndYear), ([{ key: name }, { guess, ...of }]) => ({
    shape: { of: 'third', third: thirdOf(name), ...of },
    ...(guess === undefined ? {} : { guess }),
  })),
  map(before(edge, generic), ({ key: name }) => ({ shape: { of: 'third', third: thirdOf(name) } })),
);
const decade = inMonth(seq(nth, unit('decade')), ([n], of) => ({ of: 'third', third: n === 'last' ? 3 : n, ...of }));

const weekOfMonth: Rule<Point> = when(
  inMonth(seq(nth, unit('week')), ([n], of) => ({ of: 'week', n, ...of })),
  ({ shape }) => 'month' in shape && shape.month !== undefined,
);
const weekOfAnyMonth: Rule<Point> = map(seq(ordered, unit('week')), ([n]) => ({ shape: { of: 'week', n } }));
const oneWeek: Rule<Point> = map(
  seq(
    shortNumber,
    one('unit', (lexeme) => lexeme.unit === 'week' && lexeme.one),
  ),
  ([{ value }]) => ({ shape: { of: 'week', n: value } }),
);
/** «сентябрь, 1-2 недели»: a list of weeks beside their month, where «2 недели» alone would be a duration. */
const lastOfWeeks: Rule<Point> = (lexemes, at) => {
  const [head, gap, number, link] = [4, 3, 2, 1].map((back) => lexemes[at - back]);
  const isLink =
    link?.is === 'mark' ? link.mark === '-' || link.mark === ',' : link?.is === 'key' && link.key === 'and';
  const isMonth = head?.is === 'month' || gap?.is === 'month';
  if (!isLink || number?.is !== 'number' || number.value > 5 || !isMonth) return undefined;
  return map(seq(shortNumber, unit('week')), ([{ value }]): Point => ({ shape: { of: 'week', n: value } }))(
    lexemes,
    at,
  );
};
const nthWeekday = inMonth(seq(nth, one('weekday')), ([n, { weekday }], of) => ({ of: 'weekday', n, weekday, ...of }));

const wholeMonth: Rule<Point> = map(monthAndYear, ({ guess, ...rest }) => ({
  shape: { of: 'month', ...rest },
  ...(guess === undefined ? {} : { guess }),
}));

const parts = { term: 4, trimester: 3, half: 2 } as const;

/** «II», also typed as «11», «П» or «Ш»: a term has no such number otherwise. */
const romanLike: Rule<number> = first(
  map(
    one('number', ({ ordinal }) => ordinal),
    ({ value }) => value,
  ),
  map(
    one('number', ({ text }) => text === '11' || text === '111'),
    ({ text }) => text.length,
  ),
  map(shortNumber, ({ value }: NumberLexeme) => value),
  map(key('reference'), ({ text }) => (text === 'п' ? 2 : 0)),
  map(
    one('other', ({ text }) => text === 'ш'),
    () => 3,
  ),
);

const ofPeriod: Rule<Shape> = map(
  seq(romanLike, opt(key('study', 'calendar')), unit('quarter', 'term', 'trimester', 'half'), yearTail),
  ([n, , lexeme, year]) => {
    const of = year === undefined ? {} : { year };
    const name = lexeme.unit;
    return name === 'quarter' || !(name in parts)
      ? { of: 'quarter', n, ...of }
      : // The unit is one of the keys of the table: the line above has asked.
        { of: 'term', n, parts: parts[name as keyof typeof parts], ...of };
  },
);
const period: Rule<Point> = map(
  when(ofPeriod, (shape) => 'n' in shape && shape.n !== 0),
  (shape) => ({ shape }),
);

const endWord = first<unknown>(key('edge-end'), seq(key('last'), opt(key('study')), unit('day', 'week')));
const endOfPeriod: Rule<Point> = map(seq(endWord, period), ([, { shape }]) => ({
  shape: shape.of === 'quarter' || shape.of === 'term' ? { ...shape, end: true } : shape,
}));

/** «…, II и III четверти» after a first number. */
const restOfPeriods: Rule<Point> = (lexemes, at) =>
  map(
    seq(
      first<unknown>(mark(','), key('and')),
      first<Point>(
        period,
        map(seq(romanLike, restOfPeriods), ([, last]) => last),
      ),
    ),
    ([, last]) => last,
  )(lexemes, at);
/** «конец I и II полугодия»: of the first here, of the others where they take what they lack. */
const endOfPeriods: Rule<Point> = (lexemes, at) => {
  const head = seq(endWord, romanLike)(lexemes, at);
  const last = head && restOfPeriods(lexemes, head.next)?.value.shape;
  if (!head || (last?.of !== 'quarter' && last?.of !== 'term')) return undefined;
  return { value: { shape: { ...last, n: head.value[1], end: 'each' } }, next: head.next };
};
const endOfYear: Rule<Point> = first<Point>(
  map(seq(key('edge-end'), one('year'), unless(yearSigns, key('study'))), ([, { year }]) => ({
    shape: { of: 'yearEnd', year },
  })),
  map(seq(key('edge-end'), opt(key('current')), key('calendar'), unit('year')), () => ({ shape: { of: 'yearEnd' } })),
);

/** A piece of the calendar, whole or still without its month. */
export const point: Rule<Point> = first<Point>(
  dayInFigures,
  dayInWords,
  dayOfAnyMonth,
  lastDay,
  endOfPeriod,
  endOfPeriods,
  endOfYear,
  third,
  decade,
  weekOfMonth,
  weekOfAnyMonth,
  oneWeek,
  lastOfWeeks,
  nthWeekday,
  period,
  wholeMonth,
);

/** «5», «первое», «десятого»; «пять» counts, «третья» is of a week and «III» of a term. */
export function namesDay({ digits, text }: NumberLexeme): boolean {
  return digits === 1 || digits === 2 || (digits === 0 && /(?:[оь]е|[ое]го|[ое]му)$/.test(text));
}
