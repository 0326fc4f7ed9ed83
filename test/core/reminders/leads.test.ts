import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import { date, isBefore, Temporal } from '#core/kernel/time.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { leadDays, nearestLead } from '#core/reminders/leads.ts';
import { russianCalendar } from '../../../src/calendar/russia.ts';

const isWorking = workingDays(russianCalendar(), defaultSettings);
const plan = (from: string | undefined, due: string, until = '2030-01-01', leads: readonly number[] = [14, 7, 1]) =>
  leadDays({ ...(from ? { from: date(from) } : {}), due: date(due) }, { leads, isWorking, until: date(until) });
const shown = (leads: ReturnType<typeof plan>) => leads.map((lead) => `${lead.lead} ${lead.day.toString()}`);

describe('the leads of a stage', () => {
  test('September: start, 14, 7 and 1 days before, the day, overdue', () => {
    expect(shown(plan('2022-09-01', '2022-09-30', '2022-10-20'))).toEqual([
      'start 2022-09-01',
      'before-14 2022-09-16',
      'before-7 2022-09-23',
      'before-1 2022-09-29',
      'day 2022-09-30',
      'overdue-1 2022-10-03',
      'overdue-7 2022-10-07',
      'overdue-14 2022-10-14',
    ]);
  });

  test('a due date on a Sunday: before and on the day move back, and those that fall together are one', () => {
    expect(shown(plan('2023-03-01', '2023-04-30', '2023-05-03'))).toEqual([
      'start 2023-03-01',
      'before-14 2023-04-14',
      'before-7 2023-04-21',
      'day 2023-04-28',
      'overdue-1 2023-05-02',
    ]);
  });

  test('an event of a day is told of 14, 7 and 1 days before, though it has not begun', () => {
    expect(shown(plan('2027-05-20', '2027-05-20', '2027-05-20'))).toEqual([
      'before-14 2027-05-06',
      'before-7 2027-05-13',
      'before-1 2027-05-19',
      'day 2027-05-20',
    ]);
  });

  test('escalations that holidays push onto one day reach everybody any of them is for', () => {
    const pushed = plan(undefined, '2026-12-18', '2027-01-15').filter((lead) => lead.day.toString() === '2027-01-11');
    expect(pushed.map((lead) => [lead.lead, lead.to.join('+')])).toEqual([['weekly-3', 'assignees+curator+head']]);
  });

  test('a start on a holiday moves to the next working day', () => {
    expect(shown(plan('2026-01-01', '2026-02-28', '2026-01-20'))).toEqual(['start 2026-01-12']);
  });

  test('two weeks overdue the head hears too, then the curator once a week', () => {
    const late = plan(undefined, '2026-09-30', '2026-11-05').filter(
      (lead) => lead.lead.startsWith('over') || lead.lead.startsWith('week'),
    );
    expect(late.map((lead) => [lead.lead, lead.to.join('+')])).toEqual([
      ['overdue-1', 'assignees'],
      ['overdue-7', 'assignees+curator'],
      ['overdue-14', 'assignees+curator+head'],
      ['weekly-3', 'curator'],
      ['weekly-4', 'curator'],
      ['weekly-5', 'curator'],
    ]);
  });

  test('after an outage only the nearest lead goes, and nothing dated before approval', () => {
    const leads = plan('2026-09-01', '2026-09-30');
    expect(nearestLead(leads, date('2026-09-25'), date('2026-08-20'))?.lead).toBe('before-7');
    expect(nearestLead(leads, date('2026-09-21'), date('2026-09-18'))).toBeUndefined();
    expect(nearestLead(leads, date('2026-08-31'), date('2026-08-20'))).toBeUndefined();
  });

  const day = fc.integer({ min: 0, max: 2000 }).map((offset) => date('2022-01-01').add({ days: offset }));
  test('property: every lead is a working day, days never repeat, none more than the longest lead before the last day', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 400 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
        (from, length, leads) => {
          const due = from.add({ days: length });
          const days = leadDays({ from, due }, { leads, isWorking, until: due.add({ days: 60 }) });
          expect(days.every((lead) => isWorking(lead.day))).toBe(true);
          expect(new Set(days.map((lead) => lead.day.toString())).size).toBe(days.length);
          const earliest = due.subtract({ days: Math.max(length, ...leads) + 12 });
          expect(days.some((lead) => isBefore(lead.day, earliest))).toBe(false);
          const sorted = [...days].sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
          expect(days).toEqual(sorted);
        },
      ),
      { numRuns: 200 },
    );
  });
});
