import type { Item } from './item.ts';
import { swallowed, yearEdge } from './openings.ts';
import { operand } from './operand.ts';
import { before, first, key, many, map, mark, one, opt, type Rule, seq, when } from './rule.ts';

type Items = readonly Item[];

const datable = when(operand, (found) => found.some((item) => item.is === 'operand' && item.operand.of !== 'measure'));
const about = key('about', 'each', 'current');

/** A preposition of time is one only where a date follows. */
const beforeDate = (head: Rule<unknown>, is: 'since' | 'until' | 'through'): Rule<Items> =>
  map(before(head, seq(opt(one('weekday')), datable)), () => [{ is }]);

const notLater = seq(key('not'), key('later'), many(first<unknown>(key('than', 'to'), mark(','))));
const until = first<unknown>(notLater, seq(key('to', 'towards'), many(about)));
const notSooner = seq(key('not'), key('sooner'), many(key('than')));
const since = seq(key('since'), many(first<unknown>(key('since'), about)));

const upToEvent: Rule<Items> = map(seq(until, swallowed), () => [{ is: 'doubt', doubt: 'event', blocks: false }]);

/** «между 1 и 15 сентября» */
const between: Rule<Items> = map(
  seq(
    one('key', ({ text }) => text === 'между'),
    datable,
    key('and'),
    datable,
  ),
  ([, low, , high]) => [{ is: 'since' }, ...low, { is: 'range' }, ...high],
);

/** «от 1 до 5 мая» is a range; «от 12.05.2024 № 3» names a document. */
const from: Rule<Items> = first<Items>(
  beforeDate(before(key('from'), seq(datable, first<unknown>(key('to', 'by'), mark('-')))), 'since'),
  map(seq(key('from'), datable), () => [{ is: 'noise' }]),
);

export const preposition: Rule<Items> = first<Items>(
  between,
  map(seq(until, yearEdge), ([, found]) => found),
  beforeDate(until, 'until'),
  upToEvent,
  beforeDate(notSooner, 'since'),
  beforeDate(since, 'since'),
  beforeDate(key('by'), 'through'),
  from,
);
