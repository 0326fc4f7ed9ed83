import { showDay } from '#core/conversation/questions.ts';
import { date, type PlainDate } from '#core/kernel/time.ts';
import type { Period } from './hours.ts';

/** A month as a button carries it, «202703»; a school year from September on, «y2026»; «now» is this month. */
export function readPeriod(code: string, today: PlainDate): (Period & { readonly code: string }) | undefined {
  const year = /^y(20\d{2})$/.exec(code)?.[1];
  if (year !== undefined) return { code, from: date(`${year}-09-01`), to: date(`${Number(year) + 1}-08-31`) };
  const found = /^(20\d{2})(0[1-9]|1[0-2])$/.exec(code === 'now' ? codeOf(today) : code);
  if (!found) return undefined;
  const from = date(`${found[1]}-${found[2]}-01`);
  return { code: codeOf(from), from, to: from.with({ day: from.daysInMonth }) };
}

const codeOf = ({ year, month }: PlainDate): string => `${year}${String(month).padStart(2, '0')}`;

export const monthBefore = ({ from }: Period): string => codeOf(from.subtract({ months: 1 }));
export const monthAfter = ({ from }: Period): string => codeOf(from.add({ months: 1 }));
/** The school year in which the period begins. */
export const yearOf = ({ from }: Period): string => `y${from.month >= 9 ? from.year : from.year - 1}`;

export const periodWords = ({ from, to }: Period): string => `с ${showDay(from)} по ${showDay(to)}`;
