import { first, key, many, map, mark, one, opt, type Rule, seq, unit, unless, when } from './rule.ts';

/** «г.», «гг.», «года» after a year. */
export const yearSigns = many(first<unknown>(key('yearSign'), unit('year')));

const plainYear: Rule<number> = map(seq(one('year'), yearSigns), ([{ year }]) => year);

const twoDigits = one('number', ({ digits }) => digits === 2);
const signedShortYear: Rule<number> = map(
  seq(twoDigits, first<unknown>(key('yearSign'), unit('year')), yearSigns),
  ([{ value }]) => 2000 + value,
);
const goesOn = first<unknown>(
  seq(opt(first<unknown>(mark('-', ',', '/'), key('and', 'by', 'to'))), one('number')),
  one('month'),
  one('unit'),
  one('weekday'),
  one('other'),
  key('dayOfMonth'),
);

/** «сентябрь 24», «май-25»: two figures without «г.» after a month; whether they are a year, the plan must say. */
export const guessedYear: Rule<number> = map(
  seq(
    opt(mark('-')),
    unless(
      when(twoDigits, ({ value, ordinal, gap }) => value >= 20 && value < 40 && !ordinal && gap !== 'break'),
      goesOn,
    ),
  ),
  ([, { value }]) => 2000 + value,
);

const thisYear: Rule<undefined> = map(seq(key('current', 'following', 'calendar'), unit('year')), () => undefined);

/** The year after a date, or words that add none («текущего года»). */
export const yearTail: Rule<number | undefined> = map(
  opt(first<number | undefined>(plainYear, signedShortYear, thisYear)),
  (year) => year,
);

/** «учебный год», «уч. г.», also with the slip «ч.г.» after years. */
export const schoolYearWord = first<unknown>(
  seq(
    many(key('current', 'following', 'each', 'all')),
    key('study'),
    first<unknown>(unit('year'), key('yearSign')),
    yearSigns,
  ),
);
export const schoolYearSlip = seq(unit('hour'), key('yearSign'));
