import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { difference, merge } from '#core/roadmap/difference.ts';
import { distinct, isPending, occurrencesOf, plannedDue } from '#core/roadmap/occurrences.ts';
import { postponed } from '#core/roadmap/postpone.ts';
import type { Occurrence, StageWindow } from '#core/roadmap/roadmap.ts';
import { approvalOn, closed, stageWith } from './fixtures.ts';

const september: StageWindow = { from: '2026-09-01', due: '2026-09-30' };
const october: StageWindow = { from: '2026-10-01', due: '2026-10-31' };
const approval = approvalOn('2026-08-25');

describe('two roadmaps for one period', () => {
  test('stages are matched by their titles, whatever their order, numbers, dashes and case', () => {
    const old = [
      stageWith('Формирование банка наставников', [september]),
      stageWith('Формирование банка наставляемых', [september], { position: 1 }),
      stageWith('Итоговый круглый стол', [october], { position: 2 }),
    ];
    const fresh = [
      stageWith('ФОРМИРОВАНИЕ БАНКА НАСТАВЛЯЕМЫХ.', [october]),
      stageWith('Формирование  банка наставников', [september], { position: 1 }),
      stageWith('Конкурс «Наставник года»', [october], { position: 2 }),
    ];
    const changes = difference(old, fresh);
    expect(changes.map((one) => one.kind)).toEqual(['changed', 'same', 'added', 'removed']);
    expect(changes[0]).toMatchObject({ old: { id: old[1]?.id } });
  });

  test('every stage of both is in the difference once', () => {
    const title = fc.constantFrom(
      'Банк наставников',
      'Банк наставляемых',
      'Банк',
      'Отбор',
      'Отбор и обучение',
      'Итоги',
    );
    const stages = fc
      .array(title, { maxLength: 8 })
      .map((titles) => titles.map((one, position) => stageWith(one, [september], { position })));
    fc.assert(
      fc.property(stages, stages, (old, fresh) => {
        const changes = difference(old, fresh);
        const ids = changes.flatMap((one) => [
          ...('old' in one ? [one.old.id] : []),
          ...('fresh' in one ? [one.fresh.id] : []),
        ]);
        expect([...ids].sort()).toEqual([...old, ...fresh].map((one) => one.id).sort());
      }),
    );
  });
});

describe('the duties of a stage under a newer file', () => {
  test('a changed date moves the open duty and raises its due version', () => {
    const stage = stageWith('Банк', [september]);
    const [before] = occurrencesOf(stage, approval);
    if (!before) throw new Error('no duty');
    const after = merge({ ...stage, deadline: { kind: 'window', windows: [october] } }, [before], approval);
    expect(after).toMatchObject({ add: [], remove: [], put: [{ id: before.id, dueVersion: 1, status: 'open' }] });
    expect(after.put[0]?.due.toString()).toBe('2026-10-31');
  });

  test('a date moved by the curator stays moved where the file still names the old one', () => {
    const stage = stageWith('Банк', [september]);
    const [before] = occurrencesOf(stage, approval);
    if (!before) throw new Error('no duty');
    const moved = postponed(before, date('2026-11-10'), approval.on);
    expect(merge(stage, [moved], approval).put).toEqual([moved]);
  });

  test('requests that came in stay', () => {
    const stage = stageWith('Данные', [], { deadline: { kind: 'on_request', windows: [] } });
    const [bare] = occurrencesOf(stageWith('Данные', [october]), approval);
    if (!bare) throw new Error('no duty');
    const request = { ...bare, request: 'Регион' };
    expect(merge(stage, [request], approval)).toMatchObject({ put: [request], remove: [], add: [] });
  });

  const windows = fc
    .uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 5 })
    .map((months) =>
      months.map((month): StageWindow => ({ due: date('2026-09-15').add({ months: month }).toString() })),
    );

  test('closings survive any order of imports, versions only grow, and every window is somebody’s duty once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(windows, fc.nat()), { minLength: 1, maxLength: 6 }), (imports) => {
        const stage = stageWith('Банк', []);
        const done = new Map<string, Occurrence>();
        let duties: readonly Occurrence[] = [];
        for (const [wanted, pick] of imports) {
          const next = { ...stage, deadline: { kind: 'windows' as const, windows: wanted } };
          const { add, put, remove } = merge(next, duties, approval);
          for (const one of put) {
            const was = duties.find((each) => each.id === one.id);
            expect(one.dueVersion).toBeGreaterThanOrEqual(was?.dueVersion ?? 0);
          }
          expect([...put, ...remove].map((one) => one.id).sort()).toEqual(duties.map((one) => one.id).sort());
          expect(remove.every(isPending)).toBe(true);
          duties = [...put, ...add];
          for (const [key, was] of done)
            expect(duties.find((one) => one.id === key)).toMatchObject({
              status: 'done',
              result: was.result,
              due: was.due,
            });
          const open = duties.filter(isPending).map((one) => plannedDue(one).toString());
          expect(new Set(open).size).toBe(open.length);
          expect(open.every((due) => wanted.some((one) => one.due === due))).toBe(true);
          expect(duties.length).toBeGreaterThanOrEqual(distinct(wanted).length);
          const chosen = duties[pick % Math.max(1, duties.length)];
          if (chosen && isPending(chosen)) {
            const after = closed(chosen, `итог ${done.size}`);
            done.set(chosen.id, after);
            duties = duties.map((one) => (one.id === chosen.id ? after : one));
          }
        }
      }),
    );
  });
});
