/** Which of several: the N-th or the last. */
export type Nth = number | 'last';

interface InMonth {
  /** Absent in «15 числа», «последняя пятница»: a pattern that a month must be added to. */
  readonly month?: number;
  readonly year?: number;
}

/** A piece of the calendar that the words name; only the year may have to be found elsewhere. */
export type Shape =
  | ({ readonly of: 'day'; readonly day: Nth; readonly weekday?: number } & InMonth)
  | { readonly of: 'month'; readonly month: number; readonly year?: number }
  /** Начало, середина, конец, or the декада of that number: 1–10, 11–20, 21–last. */
  | ({ readonly of: 'third'; readonly third: number } & InMonth)
  | ({ readonly of: 'week'; readonly n: Nth } & InMonth)
  | ({ readonly of: 'weekday'; readonly n: Nth; readonly weekday: number } & InMonth)
  | { readonly of: 'quarter'; readonly n: number; readonly year?: number; readonly end?: true | 'each' }
  | {
      readonly of: 'term';
      readonly n: number;
      readonly parts: 2 | 3 | 4;
      readonly year?: number;
      readonly end?: true | 'each';
    }
  /** A year is only ever named by its end: «до конца 2024 года». */
  | { readonly of: 'yearEnd'; readonly year?: number }
  /** Counted things («5–9 классы», «3 дня»): they take the numbers before them and are no date. */
  | { readonly of: 'measure' };

/** A number whose shape is that of the next one in the list: «1, 15 и 20 мая». */
export interface BareNumber {
  readonly of: 'number';
  readonly n: number;
  /** «5», «пятого»: it may be a day; «пятая», «V» and «пять» may not. */
  readonly isDay: boolean;
  readonly weekday?: number;
}

export type Operand = Shape | BareNumber;

/** A stretch the words name: from one shape to another, up to and including one, or one alone. */
export interface Span {
  readonly from?: Operand;
  readonly to: Operand;
  /** «до», «к», «не позднее»: only the last day is named. */
  readonly until: boolean;
}
