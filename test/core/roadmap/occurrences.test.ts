import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { occurrencesOf } from '#core/roadmap/occurrences.ts';
import type { StageWindow } from '#core/roadmap/roadmap.ts';
import { approvalOn, stageWith } from './fixtures.ts';

const day = fc.integer({ min: 0, max: 400 }).map((days) => date('2026-08-01').add({ days }));
const window: fc.Arbitrary<StageWindow> = fc
  .tuple(
    day,
    fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    fc.constantFrom('closed', 'left', undefined),
  )
  .map(([due, back, past]) => ({
    ...(back === undefined ? {} : { from: due.subtract({ days: back }).toString() }),
    due: due.toString(),
    ...(past ? { past } : {}),
  }));
const kind = fc.constantFrom('window', 'windows', 'recurring', 'continuous', 'on_request', 'unresolved');

describe('duties of a stage', () => {
  test('every window becomes one duty, and only of dated kinds', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 12 }), kind, day, (windows, kind, today) => {
        const duties = occurrencesOf(
          stageWith('Этап', [], { deadline: { kind, windows } }),
          approvalOn(today.toString()),
        );
        const dated = ['window', 'windows', 'recurring'].includes(kind);
        const spans = new Set(windows.map((one) => `${one.from ?? ''}/${one.due}`));
        expect(duties.map((one) => `${one.from?.toString() ?? ''}/${one.due.toString()}`).sort()).toEqual(
          dated ? [...spans].sort() : [],
        );
        expect(new Set(duties.map((one) => one.id)).size).toBe(duties.length);
      }),
    );
  });

  test('nothing dated before approval is open: it is past, or done where the curator said so', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 12 }), day, (windows, today) => {
        for (const one of occurrencesOf(stageWith('Этап', windows), approvalOn(today.toString()))) {
          const before = date(one.due.toString()).since(today).sign < 0;
          expect(one.status === 'open').toBe(!before);
          if (one.status === 'done') expect(one.result?.text).toBe('Выполнено до утверждения карты');
        }
      }),
    );
  });

  test('the day of approval itself is not past', () => {
    const [one] = occurrencesOf(stageWith('Этап', [{ due: '2026-09-01', past: 'closed' }]), approvalOn('2026-09-01'));
    expect(one?.status).toBe('open');
  });
});
