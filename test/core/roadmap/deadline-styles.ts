import type { PlainDate } from '#core/kernel/time.ts';
import type { Window } from '#core/roadmap/deadline.ts';

const nominative = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const genitive = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const short = 'янв. фев. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' ');

const two = (value: number) => String(value).padStart(2, '0');
const monthOf = (names: readonly string[], day: PlainDate) => names[day.month - 1] ?? '';
const words = (day: PlainDate) => `${day.day} ${monthOf(genitive, day)}`;
const dots = (day: PlainDate) => `${two(day.day)}.${two(day.month)}`;

const weekday = (day: PlainDate) => `${'пн вт ср чт пт сб вс'.split(' ')[day.dayOfWeek - 1] ?? ''}.`;

type Span = Required<Window>;

export interface Style {
  readonly name: string;
  /** Whole months, or any days. */
  readonly fits: 'months' | 'days';
  /** The phrase, and the window it says, which may be less than the given one. */
  readonly write: (span: Span) => { readonly text: string; readonly window: Window };
}

const style = (
  fits: Style['fits'],
  name: string,
  text: (span: Span) => string,
  window: (span: Span) => Window = (all) => all,
): Style => ({
  name,
  fits,
  write: (span) => ({ text: text(span), window: window(span) }),
});

const onlyDue = ({ due }: Span): Window => ({ due });
const oneDay = ({ due }: Span): Window => ({ from: due, due });

/** The ways in which the same days are written in school plans. */
export const styles: readonly Style[] = [
  style(
    'days',
    'с 1 сентября 2024 г. по 5 мая 2025 г.',
    ({ from, due }) => `с ${words(from)} ${from.year} г. по ${words(due)} ${due.year} г.`,
  ),
  style('days', '01.09.2024-05.05.2025', ({ from, due }) => `${dots(from)}.${from.year}-${dots(due)}.${due.year}`),
  style(
    'days',
    '01.09.24 – 05.05.25',
    ({ from, due }) => `${dots(from)}.${from.year % 100} – ${dots(due)}.${due.year % 100}`,
  ),
  style(
    'days',
    'с 01.09.2024г. до 05.05.2025г.',
    ({ from, due }) => `с ${dots(from)}.${from.year}г. до ${dots(due)}.${due.year}г.`,
  ),
  style(
    'days',
    'В период с … года по … года',
    ({ from, due }) => `В период с ${words(from)} ${from.year} года по ${words(due)} ${due.year} года`,
  ),
  style('days', 'до 5 мая 2025 года', ({ due }) => `до ${words(due)} ${due.year} года`, onlyDue),
  style('days', 'не позднее 05.05.2025', ({ due }) => `не позднее ${dots(due)}.${due.year}`, onlyDue),
  style(
    'days',
    'в срок до 5 мая 2025 г. включительно',
    ({ due }) => `в срок до ${words(due)} ${due.year} г. включительно`,
    onlyDue,
  ),
  style('days', 'к 5 мая 2025', ({ due }) => `к ${words(due)} ${due.year}`, onlyDue),
  style('days', '5 мая 2025 года', ({ due }) => `${words(due)} ${due.year} года`, oneDay),
  style('days', '05.05.2025', ({ due }) => `${dots(due)}.${due.year}`, oneDay),
  style('days', '5 мая 2025 г., 14:30', ({ due }) => `${words(due)} ${due.year} г., 14:30`, oneDay),
  style('days', 'до 18:00 5 мая 2025 г.', ({ due }) => `до 18:00 ${words(due)} ${due.year} г.`, onlyDue),
  style(
    'days',
    'до 05.05.2025 (до 12.00, включительно)',
    ({ due }) => `до ${dots(due)}.${due.year} (до 12.00, включительно)`,
    onlyDue,
  ),
  style('days', 'с 9:00 до 12:00 5 мая 2025', ({ due }) => `с 9:00 до 12:00 ${words(due)} ${due.year}`, oneDay),
  style(
    'days',
    '1 сентября 2024 (вс.) – 5 мая 2025 (пн.)',
    ({ from, due }) => `${words(from)} ${from.year} (${weekday(from)}) – ${words(due)} ${due.year} (${weekday(due)})`,
  ),
  style(
    'months',
    'Сентябрь 2024 – май 2025',
    ({ from, due }) => `${monthOf(nominative, from)} ${from.year} – ${monthOf(nominative, due)} ${due.year}`,
  ),
  style(
    'months',
    'с сентября 2024 г. по май 2025 г.',
    ({ from, due }) => `с ${monthOf(genitive, from)} ${from.year} г. по ${monthOf(nominative, due)} ${due.year} г.`,
  ),
  style(
    'months',
    'сент. 2024-мая 2025',
    ({ from, due }) => `${monthOf(short, from)} ${from.year}-${monthOf(short, due)} ${due.year}`,
  ),
  style(
    'months',
    '09.2024–05.2025',
    ({ from, due }) => `${two(from.month)}.${from.year}–${two(due.month)}.${due.year}`,
  ),
  style(
    'months',
    'Май 2025г.',
    ({ due }) => `${monthOf(nominative, due)} ${due.year}г.`,
    ({ due }) => ({ from: due.with({ day: 1 }), due }),
  ),
  style(
    'months',
    'до конца мая 2025 года',
    ({ due }) => `до конца ${monthOf(genitive, due)} ${due.year} года`,
    onlyDue,
  ),
  style(
    'months',
    'начало мая 2025',
    ({ due }) => `начало ${monthOf(genitive, due)} ${due.year}`,
    ({ due }) => ({
      from: due.with({ day: 1 }),
      due: due.with({ day: 10 }),
    }),
  ),
  style(
    'months',
    '2-я декада мая 2025 г.',
    ({ due }) => `2-я декада ${monthOf(genitive, due)} ${due.year} г.`,
    ({ due }) => ({
      from: due.with({ day: 11 }),
      due: due.with({ day: 20 }),
    }),
  ),
];

const twins: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y' };
const dashes = ['-', '–', '—', '\u2011', '\u2010', '−', ' - ', ' – '];
const spaces = [' ', '\u00A0', '  ', '\u202F', '\t'];

/** What copying, scanning and narrow columns do to a phrase; every seed decides for one kind of harm. */
export function scarred(text: string, seeds: readonly number[]): string {
  const at = (index: number) => seeds[index] ?? 0;
  const pick = (list: readonly string[], index: number) => list[at(index) % list.length] ?? '';
  const dashed = text.replace(/ ?[-–] ?(?=[^я])/u, pick(dashes, 0));
  const spaced = dashed.replaceAll(' ', pick(spaces, 1));
  const cased = at(2) % 4 === 0 ? spaced.toUpperCase() : spaced;
  const twinned =
    at(3) % 3 === 0
      ? [...cased].map((letter, index) => ((at(4) + index) % 3 === 0 ? (twins[letter] ?? letter) : letter)).join('')
      : cased;
  return at(5) % 2 === 0 ? insideWord(twinned, at(6), pick(['\u00AD', '\n', '-\n', '\u200B', '\u00AD\n'], 7)) : twinned;
}

/** Puts `scar` into a long word: a soft hyphen, a line break. */
function insideWord(text: string, seed: number, scar: string): string {
  const long = [...text.matchAll(/\p{L}{5,}/gu)];
  const word = long[seed % Math.max(long.length, 1)];
  if (word === undefined) return text;
  const place = word.index + 2 + (seed % (word[0].length - 3));
  return text.slice(0, place) + scar + text.slice(place);
}
