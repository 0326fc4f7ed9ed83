import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from '#core/kernel/read-day.ts';
import { date, daysBetween } from '#core/kernel/time.ts';

/** A Wednesday. */
const today = date('2026-11-25');
const forms = [
  ['понедельник', 'в понедельник', 'до понедельника', 'пн'],
  ['вторник', 'во вторник', 'ко вторнику', 'вт.'],
  ['среда', 'в среду', 'на среду', 'ср'],
  ['четверг', 'в четверг', 'к четвергу', 'чт'],
  ['пятница', 'в пятницу', 'до пятницы', 'Пт'],
  ['суббота', 'в субботу', 'к субботе', 'сб'],
  ['воскресенье', 'в воскресенье', 'до воскресенья', 'вс'],
] as const;

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => date('2000-01-01').add({ days }));
const anyForm = fc
  .integer({ min: 1, max: 7 })
  .chain((weekday) => fc.constantFrom(...(forms[weekday - 1] ?? [])).map((words) => ({ weekday, words })));

describe('a day of the week as people type it', () => {
  test('is the nearest coming one, today too, and where days past are asked for the last one', () => {
    fc.assert(
      fc.property(anyDay, anyForm, (from, { weekday, words }) => {
        const coming = readDay(words, from);
        const gone = readDay(words, from, 'past');
        expect([coming?.dayOfWeek, gone?.dayOfWeek]).toEqual([weekday, weekday]);
        expect(coming && daysBetween(from, coming)).toBe((weekday - from.dayOfWeek + 7) % 7);
        expect(gone && daysBetween(gone, from)).toBe((from.dayOfWeek - weekday + 7) % 7);
        expect(readDay(words, from, 'future')?.toString()).toBe(coming?.toString());
      }),
    );
  });

  test('with its week is of that week, whichever comes first', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyForm,
        fc.constantFrom('следующей', 'прошлой', 'этой'),
        (from, { weekday, words }, week) => {
          const shift = { следующей: 7, прошлой: -7, этой: 0 }[week] ?? 0;
          const monday = from.subtract({ days: from.dayOfWeek - 1 }).add({ days: shift });
          const meant = monday.add({ days: weekday - 1 }).toString();
          expect(readDay(`${words} на ${week} неделе`, from)?.toString()).toBe(meant);
          expect(readDay(`на ${week} неделе ${words}`, from)?.toString()).toBe(meant);
        },
      ),
    );
  });

  test('«следующий» and «прошлый» are read only where everybody reads them alike', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (from, weekday) => {
        const [name = ''] = forms[weekday - 1] ?? [];
        const following = readDay(`следующий ${name}`, from);
        const previous = readDay(`прошлая ${name}`, from);
        expect(following === undefined).toBe(weekday > from.dayOfWeek);
        expect(previous === undefined).toBe(weekday < from.dayOfWeek);
        if (following) expect(daysBetween(from, following)).toBe(weekday - from.dayOfWeek + 7);
        if (previous) expect(daysBetween(previous, from)).toBe(from.dayOfWeek - weekday + 7);
      }),
    );
  });
});

describe('a day counted from today', () => {
  test.each([
    ['в следующий вторник', '2026-12-01'],
    ['в ближайшую пятницу', '2026-11-27'],
    ['в эту пятницу', '2026-11-27'],
    ['в прошлую среду', '2026-11-18'],
    ['через месяц', '2026-12-25'],
    ['через 2 месяца', '2027-01-25'],
    ['через полгода', '2027-05-25'],
    ['через год', '2027-11-25'],
    ['через неделю', '2026-12-02'],
    ['через 10 дней', '2026-12-05'],
    ['неделю назад', '2026-11-18'],
    ['3 дня назад', '2026-11-22'],
    ['день назад', '2026-11-24'],
    ['месяц назад', '2026-10-25'],
    ['год назад', '2025-11-25'],
    ['послезавтра', '2026-11-27'],
    ['до конца месяца', '2026-11-30'],
    ['последний день месяца', '2026-11-30'],
  ])('%s', (words, iso) => {
    expect(readDay(words, today)?.toString()).toBe(iso);
  });

  test('a month after the 31st is the last day of the shorter month', () => {
    expect(readDay('через месяц', date('2027-01-31'))?.toString()).toBe('2027-02-28');
  });

  test.each([
    'в следующую пятницу',
    'в прошлый понедельник',
    'через день',
    'конец месяца',
    'до конца недели',
    'до конца года',
    'по средам',
    'среда и пятница',
    'через 3',
    'назад',
    'неделя',
    'через неделю назад',
    'в следующую пятницу на прошлой неделе',
  ])('%s is no one day', (words) => {
    expect(readDay(words, today)).toBeUndefined();
  });
});
