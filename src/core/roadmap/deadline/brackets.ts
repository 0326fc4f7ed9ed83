import type { Item } from './item.ts';
import type { Lexeme } from './lexeme.ts';

/** «16 (пн.) сентября» as «пн. 16 сентября», «2 (двух) раз» as «2 раз»: what follows the number belongs to it. */
export function withoutAsideOfNumbers(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const done: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const [number, open, inside, close] = lexemes.slice(at, at + 4);
    const isAside = number?.is === 'number' && isMark(open, '(') && isMark(close, ')');
    const isWeekday = isAside && inside?.is === 'weekday';
    const isRepeated = isAside && inside?.is === 'number' && inside.value === number.value;
    if (isWeekday) done.push({ ...inside, gap: number.gap });
    if (number !== undefined) done.push(number);
    at += isWeekday || isRepeated ? 4 : 1;
  }
  return done;
}

const isMark = (lexeme: Lexeme | undefined, mark: string): boolean => lexeme?.is === 'mark' && lexeme.mark === mark;

/** «2 сентября (9.00, 5–6 кл.) – 25 октября»: brackets without a date do not part the ends of a range. */
export function withoutIdleBrackets(items: readonly Item[]): readonly Item[] {
  const done: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const close = items[at]?.is === 'open' ? items.findIndex(({ is }, index) => index > at && is === 'close') : -1;
    const isIdle = close >= 0 && items.slice(at + 1, close).every(saysNothing) && leadsOn(items[close + 1]);
    const item = items[at];
    if (item !== undefined && !isIdle) done.push(item);
    at = isIdle ? close + 1 : at + 1;
  }
  return done;
}

const leadsOn = (item: Item | undefined): boolean => item?.is === 'range' || item?.is === 'through';

function saysNothing(item: Item): boolean {
  if (item.is === 'operand') return item.operand.of === 'measure';
  return item.is === 'noise' || item.is === 'list' || item.is === 'colon' || item.is === 'range';
}
