import { adopted } from './adopt.ts';
import { withWeekdays, withYears } from './attach.ts';
import { withoutIdleBrackets } from './brackets.ts';
import type { Doubt, Item, Rate } from './item.ts';
import { items } from './items.ts';
import { lexemes } from './lexer.ts';
import { isPart } from './operand.ts';
import type { Operand, Span } from './shape.ts';
import { type Muddle, spansOf } from './spans.ts';

/** The years a phrase speaks of: school years (01.09–31.08) or calendar years. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  readonly school: boolean;
}

/** All that the words say, before any calendar is asked. */
export interface Reading {
  readonly spans: readonly Span[];
  readonly asides: readonly Span[];
  /** «последняя пятница», «до 5 числа»: parts of every period. */
  readonly patterns: readonly Span[];
  readonly starts: readonly Operand[];
  readonly rates: readonly Rate[];
  readonly weekdays: readonly { readonly weekday: number; readonly every: boolean }[];
  readonly modes: readonly ('continuous' | 'on_request')[];
  readonly doubts: readonly Doubt[];
  readonly blocked: boolean;
  readonly muddles: readonly Muddle[];
  readonly guesses: readonly number[];
  readonly years: readonly number[];
  readonly scopes: readonly Scope[];
  readonly measured: boolean;
  readonly onward: boolean;
  readonly following: boolean;
  readonly schoolYear: boolean;
}

export function readPhrase(phrase: string): Reading {
  const said = adopted(withoutIdleBrackets(withWeekdays(withYears(items(lexemes(phrase))))));
  const spans = spansOf(said);
  const every = [...spans.outside, ...spans.inside];
  const has = (is: Item['is']) => said.some((item) => item.is === is);
  return {
    spans: spans.outside.filter((span) => !isPattern(span)),
    asides: spans.inside.filter((span) => !isPattern(span)),
    patterns: every.filter(isPattern),
    starts: spans.starts,
    rates: said.flatMap((item) => (item.is === 'rate' ? [item.rate] : [])),
    weekdays: said.flatMap((item) => (item.is === 'weekday' ? [item] : [])),
    modes: said.flatMap((item) => (item.is === 'mode' ? [item.mode] : [])),
    doubts: said.flatMap((item) => (item.is === 'doubt' ? [item.doubt] : [])),
    blocked: said.some((item) => item.is === 'doubt' && item.blocks),
    muddles: spans.muddles,
    guesses: said.flatMap((item) => (item.is === 'guess' ? [item.year] : [])),
    years: said.flatMap((item) => (item.is === 'year' ? [item.year] : [])),
    scopes: said.flatMap((item) => (item.is === 'scope' ? [item] : [])),
    measured: spans.measured,
    onward: has('onward'),
    following: has('following'),
    schoolYear: has('schoolYear'),
  };
}

function isPattern({ from, to }: Span): boolean {
  return isPart(to) || (from !== undefined && isPart(from));
}
