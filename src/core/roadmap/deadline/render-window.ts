import type { PlainDate } from '#core/kernel/time.ts';
import { sameDay } from '#core/kernel/time.ts';
import type { Window } from '../deadline.ts';

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const gap = '\u00A0';

/** A window in Russian: «1–30 сентября 2024 г.», «до 15 ноября 2024 г.». The spaces inside a date do not break. */
export function renderWindow({ from, due }: Window): string {
  if (from === undefined) return `до${gap}${renderDay(due)}`;
  if (sameDay(from, due)) return renderDay(due);
  if (from.year !== due.year) return `${renderDay(from)} – ${renderDay(due)}`;
  return from.month === due.month ? `${from.day}–${renderDay(due)}` : `${dayAndMonth(from)} – ${renderDay(due)}`;
}

/** «15 ноября 2024 г.» */
export function renderDay(day: PlainDate): string {
  return `${dayAndMonth(day)}${gap}${day.year}${gap}г.`;
}

/** «сентябре»: the month in «в сентябре». */
export function monthIn(month: number): string {
  return (months[month - 1] ?? '').replace(/[ая]$/, 'е');
}

function dayAndMonth(day: PlainDate): string {
  return `${day.day}${gap}${months[day.month - 1] ?? ''}`;
}
