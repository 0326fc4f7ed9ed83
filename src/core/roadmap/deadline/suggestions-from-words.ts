import { isBefore } from '#core/kernel/time.ts';
import type { DeadlineContext, Period, Window } from '../deadline.ts';
import type { Lexeme } from './lexeme.ts';
import { lexemes } from './lexer.ts';
import { isWithin } from './place-span.ts';
import type { Open } from './questions.ts';
import { isChosen, resolveAll } from './resolve.ts';
import type { Shape, Span } from './shape.ts';

/** Likely days for words that name none: holidays between terms, seasons, halves of a month, ends of the school year. */
export function fromWords(phrase: string, open: Open, context: DeadlineContext): readonly Window[] {
  const words = lexemes(phrase);
  switch (open) {
    case 'holidays':
      return holidays(words, context);
    case 'season':
      return seasons(words).flatMap((span) => resolved(span, context));
    case 'vague-part':
      return parts(words).flatMap((span) => resolved(span, context));
    case 'year-end':
    case 'school-year-end':
      return ends(context);
    case 'year-start':
      return starts(context);
    default:
      return [];
  }
}

/** The gaps between the terms, the one after the last reaching to the end of the plan. */
function holidays(words: readonly Lexeme[], { terms, plan }: DeadlineContext): readonly Window[] {
  const named = seasonsIn(words);
  const gaps = (terms ?? []).flatMap((term, index, all): readonly Window[] => {
    const next = all[index + 1];
    return next === undefined
      ? summer(term, plan)
      : [{ from: term.to.add({ days: 1 }), due: next.from.subtract({ days: 1 }) }];
  });
  return gaps.filter(({ from, due }) => named.length === 0 || named.includes(seasonOf((from ?? due).month)));
}

function summer({ to }: Period, plan: Period | undefined): readonly Window[] {
  return plan !== undefined && isBefore(to, plan.to) ? [{ from: to.add({ days: 1 }), due: plan.to }] : [];
}

type Season = 'winter' | 'spring' | 'summer' | 'autumn';

const months: Readonly<Record<Season, readonly [first: number, last: number]>> = {
  winter: [12, 2],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
};
const stems: Readonly<Record<string, Season>> = { зим: 'winter', вес: 'spring', лет: 'summer', осе: 'autumn' };

function seasonsIn(words: readonly Lexeme[]): readonly Season[] {
  return words
    .filter((word) => word.is === 'key' && word.key === 'season')
    .map(({ text }) => stems[text.slice(0, 3)])
    .filter((season) => season !== undefined);
}

/** The season in which holidays that begin in `month` lie: the winter ones begin in December, the autumn ones in October. */
function seasonOf(month: number): Season {
  if (month === 12 || month <= 2) return 'winter';
  if (month <= 4) return 'spring';
  return month <= 8 ? 'summer' : 'autumn';
}

function seasons(words: readonly Lexeme[]): readonly Span[] {
  const year = words.find((word) => word.is === 'year')?.year;
  const own = year === undefined ? {} : { year };
  return seasonsIn(words).map((season) => {
    const [first, last] = months[season];
    return { from: { of: 'month', month: first }, to: { of: 'month', month: last, ...own }, until: false };
  });
}

/** «первая половина октября», «в первых числах», «до начала октября». */
function parts(words: readonly Lexeme[]): readonly Span[] {
  const named = words.find((word) => word.is === 'month');
  if (named === undefined) return [];
  const year = words.find((word) => word.is === 'year')?.year;
  const of = { month: named.month, ...(year === undefined ? {} : { year }) };
  const day = (number: number | 'last'): Shape => ({ of: 'day', day: number, ...of });
  const isHalf = words.some(({ text }) => text.startsWith('половин'));
  const isFirst = words.some((word) => word.is === 'number' && word.value === 1);
  if (isHalf)
    return [isFirst ? { from: day(1), to: day(15), until: false } : { from: day(16), to: day('last'), until: false }];
  const isStart = isFirst || words.some((word) => word.is === 'key' && word.key === 'edge-start');
  return [{ to: { of: 'third', third: isStart ? 1 : 3, ...of }, until: false }];
}

function ends({ terms, plan }: DeadlineContext): readonly Window[] {
  const last = terms?.at(-1);
  const days = [...(last === undefined ? [] : [last.to]), ...(plan === undefined ? [] : [plan.to])];
  return days.map((due) => ({ due }));
}

function starts({ terms, plan }: DeadlineContext): readonly Window[] {
  const first = terms?.[0];
  return first === undefined || (plan !== undefined && !isWithin({ due: first.from }, plan))
    ? []
    : [{ due: first.from }];
}

function resolved(span: Span, context: DeadlineContext): readonly Window[] {
  return resolveAll([span], context)
    .filter(isChosen)
    .map(({ window }) => window);
}
