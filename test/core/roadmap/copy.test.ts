import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { shiftWindow } from '#core/roadmap/copy.ts';

const shown = (from: string | undefined, due: string) => {
  const moved = shiftWindow({ ...(from ? { from: date(from) } : {}), due: date(due) });
  return [moved.from?.toString(), moved.due.toString()];
};

describe('last year’s dates in the next academic year', () => {
  test('whole months stay whole months, «до» keeps its day, an event keeps its weekday', () => {
    expect(shown('2026-09-01', '2026-09-30')).toEqual(['2027-09-01', '2027-09-30']);
    expect(shown('2027-02-01', '2027-02-28')).toEqual(['2028-02-01', '2028-02-29']);
    expect(shown('2028-02-01', '2028-02-29')).toEqual(['2029-02-01', '2029-02-28']);
    expect(shown(undefined, '2027-05-28')).toEqual([undefined, '2028-05-28']);
    expect(shown('2027-05-20', '2027-05-20')).toEqual(['2028-05-18', '2028-05-18']);
  });

  test('a single day never moves to another weekday, and no window is turned round', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => date('2024-01-01').add({ days }));
    fc.assert(
      fc.property(day, fc.nat({ max: 200 }), (from, length) => {
        const event = shiftWindow({ from, due: from });
        expect(event.due.dayOfWeek).toBe(from.dayOfWeek);
        const span = shiftWindow({ from, due: from.add({ days: length }) });
        expect(span.from && span.due.since(span.from).sign).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
