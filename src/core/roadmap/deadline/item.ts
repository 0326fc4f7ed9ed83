import type { Operand } from './shape.ts';

export type RatePeriod = 'week' | 'tenDays' | 'month' | 'quarter' | 'term' | 'trimester' | 'half' | 'year';

/** How often: `times` within each period, or once in several of them (`every`). */
export interface Rate {
  readonly period: RatePeriod;
  readonly times: number;
  readonly every: number;
  /** «2 раза в год», as against «ежегодно»: dates beside it are then a list of single ones. */
  readonly counted: boolean;
}

/** Why the words leave the date open. */
export type Doubt =
  | 'event'
  | 'schedule'
  | 'as-of'
  | 'duration'
  | 'years'
  | 'start-only'
  | 'vague-part'
  | 'season'
  | 'holidays'
  | 'year-start'
  | 'year-end'
  | 'school-year-end'
  | 'once'
  | 'any-period'
  | 'blank'
  | 'alternative';

/** Prepositions, separators and marks that carry nothing but themselves. */
type Sign =
  | 'since'
  | 'until'
  | 'through'
  | 'range'
  | 'colon'
  | 'list'
  | 'open'
  | 'close'
  | 'or'
  | 'onward'
  | 'following'
  | 'schoolYear'
  | 'noise'
  /** Done with: a weekday given to its day, a month narrowed to a part of it. */
  | 'noted'
  | 'narrowed';

/** What the first reading makes of the words, in the order of the phrase. */
export type Item =
  | {
      readonly is: 'operand';
      readonly operand: Operand;
      readonly gap: 'none' | 'space' | 'break';
      readonly seam: boolean;
    }
  | { readonly is: Sign }
  | { readonly is: 'weekday'; readonly weekday: number; readonly every: boolean }
  | { readonly is: 'rate'; readonly rate: Rate }
  | { readonly is: 'mode'; readonly mode: 'continuous' | 'on_request' }
  | { readonly is: 'doubt'; readonly doubt: Doubt; readonly blocks: boolean }
  | { readonly is: 'year'; readonly year: number }
  /** A year read from two figures without «г.»; the plan must know it. */
  | { readonly is: 'guess'; readonly year: number }
  /** A school year or several calendar years, first and last calendar year. */
  | { readonly is: 'scope'; readonly from: number; readonly to: number; readonly school: boolean };

const yearEdges = ['year-start', 'year-end', 'school-year-end'] as const;
export type YearEdge = (typeof yearEdges)[number];
export const isYearEdge = (doubt: Doubt): doubt is YearEdge => yearEdges.some((edge) => edge === doubt);
