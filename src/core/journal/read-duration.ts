import { fold } from '#core/kernel/fold.ts';

/** Something said, and where in the sentence: from the first letter to after the last one. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

const ones = 'один два три четыре пять шесть семь восемь девять'.split(' ');
const teens =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  );
const tens: Readonly<Record<string, number>> = { двадцать: 20, тридцать: 30, сорок: 40, пятьдесят: 50, девяносто: 90 };
const numerals = [...ones, ...teens, ...Object.keys(tens), 'две', 'одна', 'пара', 'пары', 'пару'].join('|');
const n = `(?:\\d{1,3}(?:[.,]\\d)?|(?:${Object.keys(tens).join('|')}) (?:${ones.join('|')})|(?:${numerals}))`;

/** A number as it is typed or written out. «Пара» is two. */
function numberOf(words: string): number {
  if (/^\d/.test(words)) return Number(words.replace(',', '.'));
  const [first = '', second] = words.split(' ');
  if (second !== undefined) return (tens[first] ?? Number.NaN) + numberOf(second);
  if (/^пар/.test(first) || first === 'две') return 2;
  if (first === 'одна') return 1;
  const teen = teens.indexOf(first);
  return tens[first] ?? (teen >= 0 ? 10 + teen : ones.indexOf(first) + 1);
}

const minutes = 'мин(?:ут[аыу]?|уток|\\.)?';
const hours = 'ч(?:ас(?:а|ов|ик)?|\\.)?';
/** «Час двадцать»: minutes go without their name only at the end of what is said. */
const rest = `(?: ?${minutes}|(?= ?(?:$|[,;.)](?!\\d))))`;
const about = '(?:(?:около|примерно|где-то|почти|ровно|целый|в течение) )?';
const start = '(?<![\\p{L}\\d.,:-])';
const end = '(?![\\p{L}\\d])';
const pattern = (words: string): RegExp => new RegExp(`${start}${about}(?:${words})${end}`, 'gu');

/** Each with what its groups come to, in minutes; the first that fits a place is the one. */
const ways: readonly (readonly [RegExp, (...groups: readonly (string | undefined)[]) => number])[] = [
  [
    pattern(`(${n}) (?:урока?|уроков|раза?|занятия|занятий|встречи) по (${n}) ?${minutes}`),
    (times = '', each = '') => numberOf(times) * numberOf(each),
  ],
  [pattern(`(${n}) с половиной ${hours}`), (whole = '') => (numberOf(whole) + 0.5) * 60],
  [pattern('полтора часа|часа полтора'), () => 90],
  [pattern('полчас(?:а|ика)?|получаса'), () => 30],
  [pattern(`(${n}) ?${hours},? (?:и )?(${n})${rest}`), (h = '', m = '') => numberOf(h) * 60 + numberOf(m)],
  [pattern(`(${n}) ?${hours}`), (h = '') => numberOf(h) * 60],
  [pattern(`(?:час|часа) (?:и )?(${n})${rest}`), (m = '') => 60 + numberOf(m)],
  [pattern(`(${n}) ?${minutes}`), (m = '') => numberOf(m)],
  [pattern(`минут (${n})`), (m = '') => numberOf(m)],
  [pattern('час(?:а|ик)?'), () => 60],
];

/** «больше часа», «академический час»: a length, but nobody knows which. */
const vague = pattern(
  `(?:(?:чуть |не )?(?:больше|более|меньше|менее) |(?:${n} )?академическ\\p{L}+ )(?:получаса|час(?:а|ов)?|${n} ${minutes}|${n} ${hours})`,
);

/** «классный час», «через час», «в час»: none of them says how long it took. */
const notLong = /(?<!\p{L})(?:классн\p{L}+|с|через|за|в|к|до|после|каждый|этот) $/u;

/** At most half a day: longer than that nobody meets. */
const longest = 12 * 60;

/** Every length that the sentence tells, in minutes; NaN where it tells one and leaves it open. */
export function durationsIn(sentence: string): readonly Found<number>[] {
  const words = fold(sentence);
  const found: Found<number>[] = [...words.matchAll(vague)].map((match) => ({
    ...{ value: Number.NaN, from: match.index, to: match.index + match[0].length },
  }));
  for (const [way, total] of ways)
    for (const match of words.matchAll(way)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((one) => from < one.to && one.from < to)) continue;
      if (notLong.test(words.slice(0, from))) continue;
      const value = total(...match.slice(1));
      if (Number.isInteger(value) && value > 0 && value <= longest) found.push({ value, from, to });
    }
  return found;
}
