import type { Lexeme } from './lexeme.ts';
import { first, key, map, mark, one, opt, type Rule, seq, unit } from './rule.ts';

const number = one('number', ({ digits }) => digits <= 2);
const clock = one('time');
const hours = unit('hour');
const minutes = seq(number, unit('minute'));

/** «16 часов», «с 9 до 18 ч. 30 мин.», «вторая половина дня»: a part of a day. */
const spelled: Rule<number> = map(
  first<unknown>(
    seq(number, first<unknown>(mark('-'), key('to', 'by', 'and')), number, hours),
    seq(number, hours, opt(minutes)),
    seq(one('number'), key('part'), unit('day')),
    // «с 9:00 до 12:00 5 сентября»
    seq(key('since', 'from', 'in'), clock, first<unknown>(mark('-'), key('to', 'by')), clock),
  ),
  () => 0,
);

/** A deadline is a day: the hours in it are left out. */
export function withoutTimes(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const kept: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const time = spelled(lexemes, at);
    const lexeme = lexemes[at];
    const isTime = time !== undefined || lexeme?.is === 'time';
    if (!isTime && lexeme !== undefined) kept.push(lexeme);
    // «с 15.00 25 октября»: the day has no end of its own.
    const last = kept.at(-1);
    if (isTime && last?.is === 'key' && last.key === 'since' && !hasEnd(lexemes.slice(at + 1))) kept.pop();
    at = time?.next ?? at + 1;
  }
  return kept;
}

const hasEnd = (rest: readonly Lexeme[]): boolean =>
  rest.some(
    (lexeme) =>
      (lexeme.is === 'key' && (lexeme.key === 'to' || lexeme.key === 'by')) ||
      (lexeme.is === 'mark' && lexeme.mark === '-'),
  );
