import { describe, expect, test } from 'vitest';
import { cut, pageOf, pieces } from '#core/conversation/fit.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date } from '#core/kernel/time.ts';
import { readResult } from '#core/roadmap/close.ts';
import { readWords } from '#core/roadmap/draft-screen.ts';
import { figuresOf, share } from '#core/roadmap/figures.ts';
import { occurrencesOf } from '#core/roadmap/occurrences.ts';
import { readOrder } from '#core/roadmap/order-form.ts';
import { readPlan } from '#core/roadmap/plan-question.ts';
import { postponed } from '#core/roadmap/postpone.ts';
import { samePeriod } from '#core/roadmap/replaced.ts';
import { reopened, snoozedUntil } from '#core/roadmap/state-changes.ts';
import { windowWords } from '#core/roadmap/words.ts';
import { approvalOn, closed, stageWith } from './fixtures.ts';

const duty = (due: string, from?: string) => {
  const [one] = occurrencesOf(stageWith('Этап', [{ ...(from ? { from } : {}), due }]), approvalOn('2026-08-25'));
  if (!one) throw new Error('no duty');
  return one;
};
const today = date('2026-09-10');

describe('the result of a stage', () => {
  test.each([
    ['Провели семинар', { text: 'Провели семинар' }],
    ['приказ № 15-од', { orderNumber: '15-од' }],
    ['№ 7', { orderNumber: '7' }],
    ['Банк собран, приказ № 31', { text: 'Банк собран, приказ № 31', orderNumber: '31' }],
    ['https://school.example/a?b=1', { link: 'https://school.example/a?b=1' }],
    ['Отчёт: https://school.example/a', { text: 'Отчёт:', link: 'https://school.example/a' }],
    ['12 встреч', { text: '12 встреч' }],
  ])('%s', (words, expected) => {
    expect(readResult(words)).toEqual(expected);
  });
});

describe('the order that approves', () => {
  test.each([
    ['15-од', '15-од', undefined],
    ['№ 15-од', '15-од', undefined],
    ['приказ № 15/2 от 24.08.2026', '15/2', '2026-08-24'],
    ['7 от 1 сентября', '7', '2026-09-01'],
    ['7 от вчера', '7', '2026-09-09'],
    ['15 от Ивана', '15 от Ивана', undefined],
  ])('%s', (words, number, day) => {
    const order = readOrder(words, today);
    expect([order.number, order.date?.toString()]).toEqual([number, day]);
  });
});

describe('moving, skipping and opening again', () => {
  test('a moved date keeps what the plan said, and loses a start that lies behind it', () => {
    const moved = postponed(duty('2026-09-30', '2026-09-20'), date('2026-09-15'), today);
    expect(moved.from).toBeUndefined();
    expect([moved.due, moved.planned].map(String)).toEqual(['2026-09-15', '2026-09-30']);
    const back = postponed(moved, date('2026-09-30'), today);
    expect([back.planned, back.dueVersion]).toEqual([undefined, 2]);
  });

  test('nothing moves into the past, and nothing that is closed moves', () => {
    expect(() => postponed(duty('2026-09-30'), date('2026-09-09'), today)).toThrow(new Refusal('date-in-the-past'));
    expect(() => postponed(closed(duty('2026-09-30'), 'да'), date('2026-10-09'), today)).toThrow(
      new Refusal('not-open'),
    );
  });

  test('what was past at approval stays without reminders when it is opened again', () => {
    expect(reopened(closed(duty('2026-09-01'), 'да'), date('2026-09-10')).status).toBe('past');
    expect(reopened(closed(duty('2026-09-30'), 'да'), date('2026-09-10'))).toMatchObject({
      status: 'open',
      dueVersion: 1,
    });
  });

  test('«в день срока» of something overdue is tomorrow', () => {
    expect(snoozedUntil(duty('2026-09-30'), 'due', today).toString()).toBe('2026-09-30');
    expect(snoozedUntil(duty('2026-09-05'), 'due', today).toString()).toBe('2026-09-11');
    expect(() => snoozedUntil(duty('2026-09-30'), '999', today)).toThrow(new Refusal('stale'));
  });
});

describe('figures', () => {
  test('dated duties add up, everything else is counted apart', () => {
    const stages = [
      stageWith('А', [{ due: '2026-09-05' }]),
      stageWith('Б', [{ due: '2026-09-30' }]),
      stageWith('В', [{ due: '2026-10-30' }]),
      stageWith('Г', [], { deadline: { kind: 'continuous', windows: [] } }),
      stageWith('Д', [], { deadline: { kind: 'unresolved', windows: [] } }),
    ];
    const [late, soon, later] = stages.flatMap((stage) => occurrencesOf(stage, approvalOn('2026-08-25')));
    if (!late || !soon || !later) throw new Error('no duties');
    const figures = figuresOf(stages, [late, closed(soon, 'да'), { ...later, status: 'skipped' }], today);
    expect(figures).toEqual({
      ...{ dated: 2, done: 1, overdue: 1, ahead: 0, skipped: 1 },
      ...{ continuous: 1, onRequest: 0, undated: 1 },
    });
    expect(share(1, 2)).toBe('1 из 2 (50\u00a0%)');
    expect(share(0, 0)).toBe('0 из 0');
  });

  test('what was read is said in counts after colons', () => {
    expect(readWords({ all: 17, dated: 9, recurring: 3, continuous: 3, onRequest: 0, undated: 2 })).toBe(
      'Прочитано мероприятий: 17. Со сроками: 9 · повторяются: 3 · постоянно: 3 · без срока: 2',
    );
  });
});

describe('periods', () => {
  test.each([
    ['2026-2027 учебный год', '2026-09-01', '2027-08-31'],
    ['2026/27', '2026-09-01', '2027-08-31'],
    ['2026–2027 годы', '2026-01-01', '2027-12-31'],
    ['2027 год', '2027-01-01', '2027-12-31'],
    ['20260901-20270531', '2026-09-01', '2027-05-31'],
  ])('%s', (words, from, to) => {
    const plan = readPlan(words);
    expect([plan?.from.toString(), plan?.to.toString()]).toEqual([from, to]);
  });

  test('words that name no period are no period', () => {
    expect(['скоро', '', '12', '2026-2029 уч. год'].map(readPlan)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('two plans are for one period when they share half of the shorter', () => {
    const year = (first: number) => ({ from: date(`${first}-09-01`), to: date(`${first + 1}-08-31`) });
    expect(samePeriod(year(2026), { from: date('2026-08-01'), to: date('2027-05-31') })).toBe(true);
    expect(samePeriod(year(2026), { from: date('2025-08-01'), to: date('2026-09-30') })).toBe(false);
    expect(samePeriod(year(2026), undefined)).toBe(false);
  });

  test('windows in words', () => {
    expect(windowWords({ from: '2026-09-01', due: '2026-09-30' })).toBe('сентябрь 2026\u00a0г.');
    expect(windowWords({ from: '2026-12-01', due: '2027-05-31' })).toBe('декабрь 2026\u00a0г. – май 2027\u00a0г.');
    expect(windowWords({ due: '2027-05-28' })).toBe('до 28\u00a0мая\u00a02027\u00a0г.');
  });
});

test('long texts are cut by characters, never inside one, and pieces add up to the whole', () => {
  expect(cut('а'.repeat(5), 5)).toBe('ааааа');
  expect(cut('👍'.repeat(6), 5)).toBe(`${'👍'.repeat(4)}…`);
  const words = 'слово '.repeat(2000);
  expect(pieces(words, 100).join('')).toBe(words);
  expect(pieces(words, 100).every((one) => [...one].length <= 100)).toBe(true);
  expect(pageOf([1, 2, 3], 2, '-1')).toMatchObject({ items: [3], at: 1, count: 2, start: 2 });
});
