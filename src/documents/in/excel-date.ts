import { date, type PlainDate } from '#core/kernel/time.ts';

const months = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];
const ofMonths = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const lastDay = 2_958_465; // 31.12.9999

/**
 * A date cell in words, only as precise as its format shows it: a cell that shows «окт.24» says October, although the
 * file holds the first of October, and one that shows «15.окт» says no year.
 */
export function shownDate(value: number | string, format: string): string {
  const day = typeof value === 'number' ? fromSerial(value) : fromIso(value);
  if (day === undefined) return String(value);
  const code = format.replace(/h.*$|s+/gu, '');
  const [hasDay, hasYear] = [code.includes('d'), code.includes('y')];
  const month = day.month - 1;
  if (!hasDay)
    return hasYear && !code.includes('m') ? String(day.year) : `${months[month]}${hasYear ? ` ${day.year}` : ''}`;
  if (!hasYear) return `${day.day} ${ofMonths[month]}`;
  return [String(day.day).padStart(2, '0'), String(day.month).padStart(2, '0'), day.year].join('.');
}

/** Days since the last day of 1899; the program believes in 29.02.1900. */
function fromSerial(serial: number): PlainDate | undefined {
  if (!(serial >= 1) || serial > lastDay) return undefined;
  return date('1899-12-30').add({ days: Math.floor(serial) + (serial < 60 ? 1 : 0) });
}

function fromIso(text: string): PlainDate | undefined {
  try {
    return date(text.slice(0, 10));
  } catch {
    return undefined; // not a date after all
  }
}
