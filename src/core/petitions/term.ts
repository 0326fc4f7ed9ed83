import { type IsWorkingDay, workingDaysAfter } from '#core/calendar/working-days.ts';
import { earlier, type PlainDate } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';

/** Working days in which an answer is owed, where the organisation has set no others. */
const usualDays = 5;

export const answerDays = ({ petitionDays }: Pick<Settings, 'petitionDays'>): number => petitionDays ?? usualDays;

/** When an answer is owed: so many working days after it was filed, and never later than the last day somebody named. */
export function answerBy(filedOn: PlainDate, days: number, isWorking: IsWorkingDay, lastDay?: PlainDate): PlainDate {
  const due = workingDaysAfter(filedOn, days, isWorking);
  return lastDay ? earlier(due, lastDay) : due;
}
