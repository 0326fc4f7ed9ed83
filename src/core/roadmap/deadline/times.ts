import type { Lexeme } from './lexeme.ts';
import { first, key, map, mark, one, opt, type Rule, seq, unit } from './rule.ts';

const number = one('number', ({ digits }) => digits <= 2);
const hours = unit('hour');
const minutes = seq(number, unit('minute'));

/** «16 часов», «с 9 до 18 ч. 30 мин.»: the numbers of an hour of the day. */
const spelled: Rule<number> = map(
  first<unknown>(
    seq(number, first<unknown>(mark('-'), key('to', 'by', 'and')), number, hours),
    seq(number, hours, opt(minutes)),
  ),
  () => 0,
);

/** A deadline is a day: the hours in it are left out. */
export function withoutTimes(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const kept: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const time = spelled(lexemes, at);
    const lexeme = lexemes[at];
    if (time === undefined && lexeme !== undefined && lexeme.is !== 'time') kept.push(lexeme);
    at = time?.next ?? at + 1;
  }
  return kept;
}
