import type { Item } from './item.ts';
import type { Key } from './lexeme.ts';
import { point } from './points.ts';
import { before, first, key, many, map, one, opt, type Rule, seq, unit, unless } from './rule.ts';
import { schoolYearSlip, schoolYearWord, yearSigns } from './year-rules.ts';

type Items = readonly Item[];

const continuous: Items = [{ is: 'mode', mode: 'continuous' }];
const onRequest: Items = [{ is: 'mode', mode: 'on_request' }];

const years: Rule<Items> = first<Items>(
  map(
    seq(one('years'), yearSigns, opt(first<unknown>(schoolYearWord, schoolYearSlip))),
    ([{ from, to, slash }, , school]): Items => [{ is: 'scope', from, to, school: slash || school !== undefined }],
  ),
  map(seq(one('year'), yearSigns), ([{ year }]): Items => [{ is: 'scope', from: year, to: year, school: false }]),
);
const yearWord: Rule<Items> = map(
  seq(many(key('current', 'calendar', 'following', 'all')), first<unknown>(schoolYearWord, unit('year'))),
  () => [],
);
const whole: Rule<Items> = first<Items>(
  map(seq(yearWord, opt(years)), ([, scope]) => scope ?? []),
  years,
  map(seq(many(key('study', 'calendar', 'all')), key('span', 'process', 'action')), () => []),
);

/** «в течение года», «весь период», «на всех этапах», «в процессе работы» */
const allAlong: Rule<Items> = first<Items>(
  map(seq(key('course'), opt(key('all', 'on')), whole), ([, , scope]) => [...continuous, ...scope]),
  map(seq(key('all'), whole), ([, scope]) => [...continuous, ...scope]),
  map(seq(key('in', 'on'), key('all'), unless(key('course'), first<unknown>(point, one('unit')))), () => continuous),
  map(
    seq(key('in', 'on', 'for'), key('span', 'process'), first<unknown>(key('action'), yearWord, key('all', 'process'))),
    () => continuous,
  ),
  map(seq(key('in', 'on', 'for'), key('span', 'process'), key('study'), key('process')), () => continuous),
);

const requestKeys: readonly Key[] = ['request', 'need', 'incoming'];
const asked = key(...requestKeys);
const describing = first<unknown>(one('other'), key('current', 'working', 'constant'));

/** «по запросу», «по мере необходимости», «при поступлении обращений» */
const asNeeded: Rule<Items> = first<Items>(
  map(seq(key('by', 'on', 'in'), key('measure', 'case', 'ending'), many(describing), asked), () => onRequest),
  map(seq(key('measure', 'case'), opt(key('case')), key('request', 'need')), () => onRequest),
  map(before(seq(key('measure', 'case'), key('incoming')), seq(many(describing), asked)), () => onRequest),
  map(seq(key('by'), many(describing), asked), () => onRequest),
  map(seq(key('on'), one('other'), asked), () => onRequest),
);

const standing: Rule<Items> = map(key('constant', 'daily'), () => continuous);

/** Words of how without when: continuous or on request. */
export const mode: Rule<Items> = first<Items>(
  allAlong,
  asNeeded,
  standing,
  // «в течение сентября»: the month itself says all.
  map(before(seq(opt(key('in')), key('course'), opt(key('all'))), unless(point, key('times'))), () => []),
);
