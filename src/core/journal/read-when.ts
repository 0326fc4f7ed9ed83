import { readTimeOfDay } from '#core/conversation/question-time.ts';
import { fold } from '#core/kernel/fold.ts';
import { readDay } from '#core/kernel/read-day.ts';
import type { PlainDate, Temporal } from '#core/kernel/time.ts';
import type { MeetingMode } from '#core/meetings/meeting.ts';
import type { Found } from './read-duration.ts';

const start = '(?<![\\p{L}\\d.,:/-])';
const end = '(?![\\p{L}\\d])';
const weekday = '(?:понедельник|вторник|сред[ауы]|четверг|пятниц[ауы]|суббот[ауы]|воскресень[ея]|пн|вт|ср|чт|пт|сб|вс)';
const month =
  '(?:январ[яь]|феврал[яь]|март[а]?|апрел[яь]|ма[яй]|июн[яь]|июл[яь]|август[а]?|сентябр[яь]|октябр[яь]|ноябр[яь]|декабр[яь]|янв|фев|мар|апр|авг|сент?|окт|нояб?|дек)';

/** A day as it stands in a sentence; what it means is read by `readDay`. The longer ways stand first. */
const dayWays: readonly RegExp[] = [
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})(?: ?г\\.?)?',
  '\\d{1,2}[./](?:0[1-9]|1[0-2])',
  `\\d{1,2} ${month}\\.?,? (?:20\\d{2}(?: ?(?:года?|г\\.?))?|\\d{2} ?(?:года?|г\\.?))`,
  `\\d{1,2} ${month}\\.?`,
  `(?:в|во) (?:этот|эту|это|прошл(?:ый|ую|ое)) ${weekday}`,
  `(?:в|во) ${weekday} (?:на )?(?:этой|прошлой) неделе`,
  `(?:на )?(?:этой|прошлой) неделе (?:в|во) ${weekday}`,
  `(?:в|во) ${weekday}`,
  '(?:позавчера|вчера|сегодня)',
  '(?:\\d{1,2} )?(?:дн(?:я|ей)|день|недел[юи]) назад',
].map((one) => new RegExp(`${start}${one}${end}`, 'gu'));

/** The day, no later than `today`. Days of the sentence that differ, or lie ahead, tell none. */
export function daysIn(sentence: string, today: PlainDate): readonly Found<PlainDate>[] {
  const words = fold(sentence);
  const found: Found<PlainDate>[] = [];
  for (const way of dayWays)
    for (const match of words.matchAll(way)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((one) => from < one.to && one.from < to)) continue;
      const turned = match[0].replace(/^(?:на )?(\S+ неделе) (.+)$/, '$2 на $1');
      const value = readDay(turned.replace(/^(?:в|во) (?=прошл|эт)/, ''), today, 'past');
      if (value) found.push({ value, from, to });
    }
  return found;
}

export interface Hours {
  readonly start: Temporal.PlainTime;
  /** From the first to the last minute, where the end is told too. */
  readonly minutes?: number;
}

const clock = '\\d{1,2}(?:[:.]\\d{2})?(?: (?:утра|дня|вечера))?';
const ranges = [
  new RegExp(`${start}(?:с|со) (${clock}) (?:до|по) (${clock})${end}`, 'gu'),
  new RegExp(`${start}(?:с |в )?(\\d{1,2}[:.]\\d{2}) ?(?:-|–|—|до) ?(\\d{1,2}[:.]\\d{2})${end}`, 'gu'),
];
const starts = [
  new RegExp(`${start}(?:в|с|к) (\\d{1,2}[:.]\\d{2}(?: (?:утра|дня|вечера))?)${end}`, 'gu'),
  new RegExp(
    `${start}(?:в|с|к) (\\d{1,2} (?:утра|дня|вечера|ч(?:ас(?:а|ов)?|\\.)?(?: (?:утра|дня|вечера))?))${end}`,
    'gu',
  ),
  new RegExp(`${start}(\\d{1,2}:\\d{2})${end}`, 'gu'),
];

/** When it began, and how long it took where both ends are told. */
export function hoursIn(sentence: string): readonly Found<Hours>[] {
  const words = fold(sentence);
  const found: Found<Hours>[] = [];
  const add = (match: RegExpExecArray, value: Hours | undefined) => {
    const [from, to] = [match.index, match.index + match[0].length];
    if (value && !found.some((one) => from < one.to && one.from < to)) found.push({ value, from, to });
  };
  for (const way of ranges) for (const match of words.matchAll(way)) add(match, between(match[1], match[2]));
  for (const way of starts)
    for (const match of words.matchAll(way)) {
      const time = readTimeOfDay((match[1] ?? '').replace(/ часа? дня$/, ' дня'));
      add(match, time && { start: time });
    }
  return found;
}

/** «С 3 до 4 дня»: what is said of the end is meant for the beginning too. */
function between(first = '', last = ''): Hours | undefined {
  const part = / (?:утра|дня|вечера)$/.exec(last)?.[0] ?? '';
  const till = readTimeOfDay(last);
  const from = readTimeOfDay(/ /.test(first) ? first : first + part) ?? readTimeOfDay(first);
  if (!from || !till) return undefined;
  const minutes = from.until(till).total('minutes');
  return minutes > 0 && minutes <= 12 * 60 ? { start: from, minutes } : undefined;
}

const modes: Readonly<Record<MeetingMode, RegExp>> = {
  online:
    /(?<![\p{L}-])(?:(?:по|в|через) )?(?:онлайн(?:-встреча|-консультация)?|on-?line|зум[е]?|zoom|сферум[е]?|видео ?связ[иь]|видеозвон(?:ок|ку|ком)|дистанционно|удаленно)(?![\p{L}-])/gu,
  phone: /(?<!\p{L})(?:по телефону|созвонились|созванивались|созвон|по звонку|телефонный разговор)(?!\p{L})/gu,
  lesson:
    /(?<!\p{L})(?:(?:была?|были|сидела?|сидели|присутствовала?|побывала?|сходила?) на |посети(?:ла?|ли|в) |посещал[аи]? |посещение )(?=(?:его |ее |мой |моем |открыт\p{L}+ )?урок)/gu,
  'in-person':
    /(?<!\p{L})(?:очно|лично|вживую|в (?:моем |ее |его )?кабинете(?: \d+)?|в учительской|в школе)(?!\p{L})/gu,
};

/** How they met. */
export function modesIn(sentence: string): readonly Found<MeetingMode>[] {
  const words = fold(sentence);
  return Object.entries(modes).flatMap(([mode, pattern]) =>
    [...words.matchAll(pattern)].map((match) => ({
      value: mode as MeetingMode, // the keys of `modes`
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
}
