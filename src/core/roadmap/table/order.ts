import { date, type PlainDate } from '#core/kernel/time.ts';
import type { OrderReading } from '../reading-result.ts';

const months = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const day = '[«"“]?\\s?\\d{1,2}\\s?[»"”]?\\s?(?:\\.\\s?\\d{1,2}\\.\\s?|\\s\\p{L}{3,8}\\s)(?:20)?\\d\\d';
const number = '[\\p{L}\\p{N}][\\p{L}\\p{N}/.–-]*(?:\\s?[–-]\\s?\\p{L}{1,4}(?!\\p{L}))?';
const sign = '(?:№|N)\\s?';
/** Between the date and the number may stand a place, but no other institution with a number of its own. */
const gap = '(?:(?!школ|сош|оош|лице|гимн|сад)[^¦№]){0,40}';
const forms = [
  new RegExp(`(?:приказ|распоряжени)\\p{L}*[^¦]{0,80}?(?<day>${day})${gap}${sign}(?<number>${number})`, 'giu'),
  new RegExp(
    `(?:приказ|распоряжени)\\p{L}*[^¦№]{0,60}${sign}(?<number>${number})[^¦№\\d]{0,15}от\\s?(?<day>${day})(?![^¦]{0,12}${sign}\\d)`,
    'giu',
  ),
];
const foreign = /(?:министерств|минпросвещ|минобр|департамент|губернатор|правительств|президент|комитет)/iu;
const longestLine = 160;

/** The order that approves the roadmap: the nearest above its table; laws and ministries' orders in running text are not it. */
export function orderOf(lines: readonly string[]): OrderReading | undefined {
  const text = lines.map((line) => (line.length > longestLine || foreign.test(line) ? '¦' : line)).join('\n');
  const found = forms.flatMap((form) => [...text.matchAll(form)]).sort((a, b) => a.index - b.index);
  for (const { groups } of found.reverse()) {
    const on = dayOf(groups?.day ?? '');
    const name = (groups?.number ?? '').replace(/[.–-]+$/u, '');
    if (on !== undefined && /\d/u.test(name)) return { number: name, date: on };
  }
  return undefined;
}

function dayOf(text: string): PlainDate | undefined {
  const [d = '', m = '', y = ''] = text.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  const month = /^\d/u.test(m) ? Number(m) : months.findIndex((stem) => m.startsWith(stem)) + 1;
  const year = y.length === 2 ? `20${y}` : y;
  try {
    return date(`${year}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`);
  } catch {
    return undefined; // no such day
  }
}
