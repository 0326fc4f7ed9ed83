import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { deadlineQuestion } from '#core/roadmap/answer.ts';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import { kept } from '#core/roadmap/stage-deadline.ts';
import { stageWith } from './fixtures.ts';

const plan = { from: date('2026-09-01'), to: date('2027-08-31') };
const today = date('2026-08-24');
const said = (text: string) => ({ text, at: '2026-08-24T09:00:00Z', zone: 'Europe/Moscow' });
const asked = (phrase: string) =>
  deadlineQuestion(stageWith('Этап', [], { phrase, deadline: kept(readDeadline(phrase, { plan })) }), { plan }, today);
const answer = (text: string, phrase = '') => asked(phrase).read(said(text));
const windows = (text: string, phrase = '') => {
  const read = answer(text, phrase);
  return 'complaint' in read ? 'asked again' : read.deadline.windows.map((one) => `${one.from ?? ''}/${one.due}`);
};

describe('the answer about an open deadline', () => {
  test.each(['', 'по мере готовности', 'май 2030', 'весной', 'по графику', '30 февраля', 'по итогам года'])(
    'every button of «%s» is an answer, and fits a button',
    (phrase) => {
      const question = asked(phrase);
      expect(question.options.length).toBeGreaterThan(2);
      for (const { value, label } of question.options) {
        expect(question.read(said(value))).toHaveProperty('deadline');
        expect(Buffer.byteLength(`f.say:${'i'.repeat(16)}:${'k'.repeat(16)}:${value}`)).toBeLessThanOrEqual(64);
        expect(label.join('').length).toBeLessThanOrEqual(40);
      }
    },
  );

  test('typed words are read against the plan, and a date outside it counts when it is written in full', () => {
    expect(windows('до 20 мая')).toEqual(['/2027-05-20']);
    expect(windows('октябрь')).toEqual(['2026-10-01/2026-10-31']);
    expect(windows('до 5 сентября 2027 года')).toEqual(['/2027-09-05']);
  });

  test('what stays unclear is asked again, and no date is invented', () => {
    expect(windows('потом')).toBe('asked again');
    expect(windows('31 февраля')).toBe('asked again');
    expect(windows('по графику управления')).toBe('asked again');
  });

  test('«без срока» settles the question without a date', () => {
    expect(answer('без срока')).toEqual({ deadline: { kind: 'unresolved', windows: [] } });
    expect(answer('none')).toEqual(answer('Без срока пока'));
  });

  test('«верно» keeps what was read, only where something was', () => {
    expect(windows('keep', 'май 2030')).toEqual(['2030-05-01/2030-05-31']);
    expect(windows('keep')).toBe('asked again');
  });
});
