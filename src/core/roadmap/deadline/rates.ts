import type { Item, Rate, RatePeriod } from './item.ts';
import type { Key, Unit } from './lexeme.ts';
import { point } from './points.ts';
import { before, first, key, many, map, mark, one, opt, type Rule, seq, unit, when } from './rule.ts';
import { schoolYearWord } from './year-rules.ts';

type Items = readonly Item[];

const periodOfUnit: Readonly<Partial<Record<Unit, RatePeriod>>> = {
  week: 'week',
  decade: 'tenDays',
  month: 'month',
  quarter: 'quarter',
  term: 'term',
  trimester: 'trimester',
  half: 'half',
  year: 'year',
};
const periodOfKey: Readonly<Partial<Record<Key, RatePeriod>>> = {
  weekly: 'week',
  tenDaily: 'tenDays',
  monthly: 'month',
  quarterly: 'quarter',
  termly: 'term',
  halfYearly: 'half',
  yearly: 'year',
};

const rateItem = (rate: Partial<Rate> & { readonly period: RatePeriod }): Items => [
  { is: 'rate', rate: { times: 1, every: 1, counted: false, ...rate } },
];
const everyDay: Items = [{ is: 'mode', mode: 'continuous' }];

const periodUnit: Rule<RatePeriod> = first<RatePeriod>(
  map(schoolYearWord, () => 'year'),
  map(
    seq(
      opt(key('calendar', 'study')),
      one('unit', ({ unit: name }) => name in periodOfUnit),
    ),
    ([, lexeme]) => periodOfUnit[lexeme.unit] ?? 'year',
  ),
);

const adverb: Rule<Items> = map(
  one('key', ({ key: name }) => name in periodOfKey),
  ({ key: name }) => rateItem({ period: periodOfKey[name] ?? 'year' }),
);

const count = one('number', ({ digits, ordinal }) => digits <= 2 && !ordinal);
const several: Rule<number> = map(
  seq(count, opt(seq(first<unknown>(mark('-'), key('or')), count))),
  ([low, high]) => high?.[1].value ?? low.value,
);
const howMany: Rule<number> = first<number>(
  map(seq(opt(several), key('times')), ([times]) => times ?? 1),
  map(key('twice'), () => 2),
  map(key('thrice'), () => 3),
  map(key('once'), () => 1),
);
const within = first<unknown>(
  seq(first<unknown>(key('in', 'for', 'on')), opt(key('course')), opt(key('all', 'each'))),
  seq(key('course'), opt(key('all', 'each'))),
  mark('/'),
  key('each'),
);

/** «1 раз в две недели»: the number of periods from one time to the next. */
const stretch: Rule<{ readonly every: number; readonly period: RatePeriod }> = first(
  map(seq(several, periodUnit), ([every, period]) => ({ every, period })),
  map(periodUnit, (period) => ({ every: 1, period })),
);

const counted: Rule<Items> = first<Items>(
  map(seq(howMany, within, unit('day')), () => everyDay),
  map(seq(howMany, within, count, unit('day')), () => rateItem({ period: 'tenDays', every: 0 })),
  map(seq(howMany, within, stretch), ([times, , rate]) => rateItem({ times, ...rate, counted: true })),
  map(seq(howMany, within, key('yearSign')), ([times]) => rateItem({ times, period: 'year', counted: true })),
  map(seq(count, first<unknown>(key('reference'), one('other')), key('in'), periodUnit), ([times, , , period]) =>
    rateItem({ times: times.value, period, counted: true }),
  ),
  map(seq(key('in', 'for'), stretch, howMany), ([, rate, times]) => rateItem({ times, ...rate, counted: true })),
);

/** «… месяца», «… каждой четверти» after a part of it: every one of them. */
export const ofEvery: Rule<Items> = map(
  seq(many(key('each', 'current', 'calendar')), unit('month', 'quarter', 'term', 'half', 'trimester')),
  ([, lexeme]) => rateItem({ period: periodOfUnit[lexeme.unit] ?? 'month' }),
);

const each: Rule<Items> = first<Items>(
  map(seq(key('each'), many(key('study', 'working')), unit('day')), () => everyDay),
  map(seq(key('each'), count, unit('day')), () => rateItem({ period: 'tenDays', every: 0 })),
  map(seq(key('each'), stretch), ([, rate]) => rateItem(rate)),
  map(seq(key('each'), one('weekday')), ([, { weekday }]) => [{ is: 'weekday', weekday, every: true }]),
  map(
    before(
      key('each'),
      when(point, ({ shape }) => shape.of !== 'measure' && 'month' in shape),
    ),
    () => rateItem({ period: 'year' }),
  ),
  map(before(key('each'), seq(point, ofEvery)), () => []),
  map(before(key('each'), point), () => rateItem({ period: 'month' })),
);

/** «по 1 и 3 средам»: of every month. */
const nthWeekdays: Rule<Items> = map(
  before(
    key('by'),
    seq(
      count,
      many(seq(first<unknown>(key('and'), mark(',')), count)),
      one('weekday', ({ every }) => every),
    ),
  ),
  () => rateItem({ period: 'month' }),
);

const plural: Rule<Items> = map(
  seq(
    opt(key('by')),
    one('unit', (lexeme) => lexeme.every && lexeme.unit in periodOfUnit),
  ),
  ([, lexeme]) => rateItem({ period: periodOfUnit[lexeme.unit] ?? 'year' }),
);

/** «месяца, следующего за отчётным (кварталом)» */
const following: Rule<Items> = map(
  seq(
    opt(unit('month')),
    opt(mark(',')),
    key('following'),
    opt(key('for')),
    many(first<unknown>(key('current'), one('other'))),
    opt(unit('month', 'quarter')),
  ),
  ([month, , , , , after]): Items => {
    const period = after?.unit === 'quarter' ? 'quarter' : 'month';
    return month === undefined && after === undefined ? [] : [...rateItem({ period }), { is: 'following' }];
  },
);

/** How often something is done. */
export const rate: Rule<Items> = first<Items>(
  adverb,
  counted,
  each,
  nthWeekdays,
  plural,
  when(following, (items) => items.length > 0),
);
