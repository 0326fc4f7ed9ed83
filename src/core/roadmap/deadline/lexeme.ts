/** Units of time and of counting that a number or «каждый» may stand before. */
export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'decade'
  | 'month'
  | 'quarter'
  | 'term'
  | 'trimester'
  | 'half'
  | 'year'
  | 'class'
  | 'thing';

/** What a word can do in a deadline, apart from naming a date. */
export type Key =
  | 'to' // до
  | 'towards' // к
  | 'since' // с
  | 'by' // по
  | 'in' // в
  | 'on' // на
  | 'for' // за
  | 'from' // от
  | 'after'
  | 'through' // через
  | 'before'
  | 'not'
  | 'later'
  | 'sooner'
  | 'rather' // реже, менее, более
  | 'than'
  | 'each'
  | 'all'
  | 'course' // течение, протяжение
  | 'span' // период, срок, время
  | 'process' // ход, процесс, этап
  | 'action' // реализация, действие: a span of these is the plan itself
  | 'study' // учебный
  | 'calendar'
  | 'current'
  | 'following'
  | 'edge-start' // начало
  | 'edge-middle'
  | 'edge-end'
  | 'last'
  | 'part' // половина, пятидневка, числа
  | 'dayOfMonth' // число
  | 'times'
  | 'twice'
  | 'thrice'
  | 'once'
  | 'and'
  | 'or'
  | 'onward'
  | 'inclusive'
  | 'about'
  | 'ending' // окончание, итог, факт: after an event
  | 'moment' // день, момент, дата of something
  | 'measure' // мера
  | 'case' // случай, наличие
  | 'request'
  | 'incoming' // поступление, возникновение: on request where something arrives
  | 'need'
  | 'schedule'
  | 'state' // состояние
  | 'constant'
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'termly'
  | 'halfYearly'
  | 'yearly'
  | 'tenDaily'
  | 'yearSign' // г, гг, год after a number
  | 'season'
  | 'holidays'
  | 'working'
  | 'keeping' // хранение
  | 'reference' // пункт, приложение: its number is no date
  | 'today';

/** A word, number or mark with the meaning the dictionary gives it. */
export type Meaning =
  | { readonly is: 'month'; readonly month: number; readonly nominative: boolean; readonly short: boolean }
  | { readonly is: 'number'; readonly value: number; readonly ordinal: boolean; readonly digits: number }
  | {
      readonly is: 'date';
      readonly day: number;
      readonly month: number;
      readonly year?: number;
      readonly bare: boolean;
    }
  | { readonly is: 'monthOfYear'; readonly month: number; readonly year: number }
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'years'; readonly from: number; readonly to: number; readonly slash: boolean }
  | { readonly is: 'time' }
  | { readonly is: 'weekday'; readonly weekday: number; readonly every: boolean }
  | { readonly is: 'unit'; readonly unit: Unit; readonly every: boolean; readonly one: boolean }
  | { readonly is: 'key'; readonly key: Key }
  | { readonly is: 'mark'; readonly mark: string }
  | { readonly is: 'other' };

export type Lexeme = Meaning & {
  readonly gap: 'none' | 'space' | 'break';
  readonly text: string;
  readonly seam?: boolean;
};
