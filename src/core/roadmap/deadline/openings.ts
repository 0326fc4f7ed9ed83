import type { Doubt, Item } from './item.ts';
import type { Lexeme } from './lexeme.ts';
import { point } from './points.ts';
import { ofEvery } from './rates.ts';
import { first, key, many, map, mark, one, opt, type Rule, seq, unit, unless, when } from './rule.ts';
import { schoolYearSlip, schoolYearWord, yearSigns, yearTail } from './year-rules.ts';

type Items = readonly Item[];

const doubt = (name: Doubt, blocks = false): Items => [{ is: 'doubt', doubt: name, blocks }];
const shortNumber = one('number', ({ digits }) => digits <= 2);
const number = one('number');
const counted = seq(
  number,
  opt(seq(mark('-'), number)),
  many(key('working', 'calendar', 'study')),
  unit('day', 'week', 'month', 'year', 'hour', 'minute', 'decade'),
);

/** The rest of a clause, dates and all: they belong to the event. «Не позднее» begins anew. */
const clause: Rule<undefined> = (lexemes, at) => {
  const end = lexemes.findIndex((_, index) => index >= at && endsClause(lexemes, index));
  return { value: undefined, next: end === -1 ? lexemes.length : end };
};

function endsClause(lexemes: readonly Lexeme[], at: number): boolean {
  const [before, lexeme, after] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (lexeme?.is === 'key') return lexeme.key === 'not';
  if (lexeme?.is !== 'mark') return false;
  // «по итогам I, II и III четверти»
  if (lexeme.mark === ',') return before?.is !== 'number' || after?.is !== 'number';
  return [';', '(', ')', ':'].includes(lexeme.mark);
}

const withClause = (head: Rule<unknown>, name: Doubt): Rule<Items> => map(seq(head, clause), () => doubt(name));

const anyDay = when(point, ({ shape }) => shape.of === 'day');

const afterEvent: Rule<Items> = first<Items>(
  map(seq(key('after', 'later', 'sooner'), opt(key('than')), point, clause), () => doubt('start-only')),
  withClause(key('after', 'before', 'through'), 'event'),
  withClause(seq(opt(key('by')), key('ending')), 'event'),
  withClause(seq(key('since', 'from'), first<unknown>(key('moment'), unit('day'))), 'event'),
  withClause(seq(key('in', 'on'), unit('day'), one('other')), 'event'),
  withClause(seq(key('for'), opt(key('than')), first<unknown>(counted, one('unit'))), 'event'),
  withClause(seq(key('measure', 'case'), one('other')), 'event'),
  map(seq(key('in', 'on'), key('span', 'process'), one('other')), () => doubt('event')),
);

/** «по итогам каждой четверти»: the end of every one. */
const endOfEvery: Rule<Items> = map(
  seq(opt(key('by')), key('ending'), many(key('calendar', 'study')), ofEveryNamed()),
  ([, , , items]): Items => [
    { is: 'operand', operand: { of: 'third', third: 3 }, gap: 'space', seam: false },
    ...items,
  ],
);

function ofEveryNamed(): Rule<Items> {
  return (lexemes, at) => {
    const head = lexemes[at];
    return head?.is === 'key' && head.key === 'each' ? ofEvery(lexemes, at) : undefined;
  };
}

const ordinal = one('number', (lexeme) => lexeme.ordinal);
const plural = one('number', ({ text }) => /^перв(ые|ых|ыми)$|-[ех]$/.test(text));
const days = one('unit', ({ unit: name, text }) => name === 'day' && ['дни', 'дней', 'днях'].includes(text));
const lastOnes = one('key', ({ key: name, text }) => name === 'last' && /(?:ие|их|ими)$/.test(text));
const severalDays = one('key', ({ key: name, text }) => name === 'dayOfMonth' && text === 'числа');
const oneDay = one('unit', ({ unit: name }) => name === 'day' || name === 'week');
const ofTerm = when(point, ({ shape }) => shape.of === 'quarter' || shape.of === 'term');

/** «неделя октября», «праздники мая»: a part of the month, but which? */
const narrowing = first<unknown>(one('other'), one('unit'), key('holidays', 'dayOfMonth', 'season', 'working'));
const ofMonth = one('month', ({ text, short, gap }) => !short && gap !== 'break' && /[ая]$/.test(text));

/** «первый рабочий день месяца» */
const vagueOfEvery: Rule<Items> = map(
  seq(ordinal, key('working', 'study'), oneDay, ofEvery),
  ([, , , every]): Items => [...doubt('vague-part', true), ...every],
);

/** Parts that the rules give no days to: halves, first days, working days. */
const vague: Rule<Items> = map(
  first<unknown>(
    seq(first<unknown>(ordinal, key('last')), days, opt(point)),
    seq(first<unknown>(shortNumber, key('last')), key('part'), opt(point)),
    seq(first<unknown>(plural, lastOnes), severalDays, opt(point)),
    unless(seq(first<unknown>(ordinal, key('last')), key('working', 'study'), oneDay), ofEvery),
    seq(narrowing, ofMonth, yearTail),
    seq(key('part'), opt(point)),
    seq(key('edge-start', 'edge-middle'), ofTerm),
    seq(shortNumber, unit('week', 'decade'), ofTerm),
    seq(first<unknown>(ordinal, key('last')), unit('month', 'decade'), ofTerm),
  ),
  () => doubt('vague-part', true),
);

const edge = key('edge-start', 'edge-middle', 'edge-end');
const anyYear = seq(many(key('current', 'following')), unit('year'));
const schoolYear = first<unknown>(schoolYearWord, seq(one('years'), opt(schoolYearWord)));
const someYear = first<unknown>(schoolYear, anyYear);
/** «конец учебного года»: the bell, the order or the 31st of August. */
export const yearEdge: Rule<Items> = first<Items>(
  map(seq(key('edge-start'), someYear), () => doubt('year-start')),
  map(seq(key('edge-end', 'ending'), schoolYear), () => doubt('school-year-end')),
  map(seq(key('edge-end', 'ending'), anyYear), () => doubt('year-end')),
  map(seq(key('edge-middle'), someYear), () => doubt('vague-part')),
  map(seq(key('edge-start', 'edge-middle'), one('year'), yearSigns), () => doubt('vague-part')),
);

const blank: Rule<Items> = map(seq(mark('_'), many(mark('_')), opt(point)), () => doubt('blank', true));

const within: Rule<Items> = first<Items>(
  withClause(seq(key('course'), opt(key('all')), counted), 'event'),
  map(
    seq(key('course'), opt(key('all')), unit('day', 'week', 'decade', 'month', 'quarter', 'term', 'half', 'hour')),
    () => doubt('any-period'),
  ),
);

/** «29.12.2012 № 273-ФЗ» is the name of a document. */
const numbered: Rule<Items> = map(
  seq(
    anyDay,
    one('key', ({ key: name, text }) => name === 'reference' && text === '#'),
    many(number),
    mark('-'),
    one('other'),
  ),
  () => [{ is: 'noise' }],
);

const documents: Rule<Items> = first<Items>(
  numbered,
  map(seq(key('by'), opt(key('moment')), key('state'), opt(key('on')), clause), () => doubt('as-of')),
  map(seq(key('on'), opt(edge), anyDay), () => doubt('as-of')),
  map(seq(key('on'), edge, clause), () => doubt('as-of')),
  map(seq(key('for'), point), () => doubt('event')),
  map(seq(key('schedule'), opt(seq(key('from'), point))), () => doubt('schedule')),
  map(key('keeping'), () => doubt('duration')),
  map(seq(opt(key('season')), key('holidays')), () => doubt('holidays')),
  map(seq(key('season'), opt(key('span')), opt(seq(one('year'), yearSigns))), () => doubt('season')),
  map(seq(key('once')), () => doubt('once')),
);

const furthest = 2099;
const schoolYears: Rule<Items> = first<Items>(
  // «ежегодно с 2023 года»
  map(
    seq(key('since'), unless(seq(one('year'), yearSigns), first<unknown>(mark('-'), key('by', 'to')))),
    ([, [{ year }]]): Items => [{ is: 'scope', from: year, to: furthest, school: false }],
  ),
  map(
    seq(one('years'), yearSigns, first<unknown>(schoolYearWord, schoolYearSlip)),
    ([{ from, to }]): Items => [{ is: 'scope', from, to, school: true }],
  ),
  map(
    seq(one('years'), opt(schoolYearSlip), yearSigns),
    ([{ from, to, slash }, slip]): Items => [{ is: 'scope', from, to, school: slash || slip !== undefined }],
  ),
  map(seq(one('year'), yearSigns), ([{ year }]): Items => [{ is: 'year', year }]),
  map(schoolYearWord, (): Items => [{ is: 'schoolYear' }]),
);

/** Words that leave the date open: relative to an event, by another document, vague. */
export const opening: Rule<Items> = first<Items>(
  endOfEvery,
  yearEdge,
  afterEvent,
  vagueOfEvery,
  vague,
  blank,
  within,
  documents,
  schoolYears,
);
export const swallowed = clause;
