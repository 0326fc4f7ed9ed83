import type { Instant, Zone } from '#core/kernel/time.ts';
import { showTime } from './question-time.ts';
import { showDay } from './questions.ts';

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];

/** «пт, 27 ноября 2026 г., 15:00», in the school's zone. */
export function showMoment(at: Instant, zone: Zone): string {
  const local = at.toZonedDateTimeISO(zone);
  return `${weekdays[local.dayOfWeek - 1]}, ${showDay(local.toPlainDate())}, ${showTime(local.toPlainTime())}`;
}

/** «пт 27.11, 15:00», for a button. */
export function shortMoment(at: Instant, zone: Zone): string {
  const local = at.toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${weekdays[local.dayOfWeek - 1]}\u00a0${two(local.day)}.${two(local.month)}, ${showTime(local.toPlainTime())}`;
}
