import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import { date, daysBetween, isBefore } from '#core/kernel/time.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { readAnswerDays } from '#core/people/settings-read.ts';
import { answerBy, answerDays } from '#core/petitions/term.ts';
import { russianCalendar } from '../../../src/calendar/russia.ts';

const isWorking = workingDays(russianCalendar(), defaultSettings);
const start = date('2026-09-01');
const someDay = fc.nat(300).map((days) => start.add({ days }));

test('an answer is owed on a working day, exactly so many working days after the one on which it was filed', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 30 }), (filedOn, days) => {
      const due = answerBy(filedOn, days, isWorking);
      expect(isWorking(due)).toBe(true);
      const between = Array.from({ length: daysBetween(filedOn, due) }, (_, index) => filedOn.add({ days: index + 1 }));
      expect(between.filter(isWorking).length).toBe(days);
    }),
  );
});

test('whoever names a last day has the answer by then', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60 }), (filedOn, days, later) => {
      const lastDay = filedOn.add({ days: later });
      const due = answerBy(filedOn, days, isWorking, lastDay);
      expect(isBefore(lastDay, due)).toBe(false);
      if (isBefore(due, lastDay)) expect(due).toEqual(answerBy(filedOn, days, isWorking));
    }),
  );
});

test('over the holidays: filed on 30 December, five working days end on 15 January', () => {
  expect(String(answerBy(date('2026-12-30'), 5, isWorking))).toBe('2027-01-15');
});

test('five working days where a school has set no others; what is typed is read or complained about', () => {
  expect([answerDays({}), answerDays({ petitionDays: 10 })]).toEqual([5, 10]);
  expect(['5', '10 дней', '3 рабочих дня', '30 дн.'].map(readAnswerDays)).toEqual([5, 10, 3, 30]);
  expect(['0', '31', 'пять', '', '5 недель'].map(readAnswerDays)).toEqual(Array.from({ length: 5 }));
});
