import { describe, expect, test } from 'vitest';
import { moment } from '#core/conversation/question-moment.ts';
import { instant } from '#core/kernel/time.ts';

const zone = 'Europe/Volgograd';
const ready = instant('2026-11-27T12:00:00Z');
const question = moment('Когда?', [ready], zone);
const said = (text: string) => ({ text, at: '2026-11-26T06:00:00Z', zone });

describe('a day with its hour', () => {
  test.each([
    ['завтра в 15:30', '2026-11-27T12:30:00Z'],
    ['12 марта 15:00', '2027-03-12T12:00:00Z'],
    ['сегодня в 4 дня', '2026-11-26T13:00:00Z'],
    ['1', '2026-11-27T12:00:00Z'],
  ])('%s', (words, at) => {
    expect(String(question.read(said(words)))).toBe(at);
  });

  test.each([
    ['завтра', 'Назовите день и час вместе'],
    ['в пятницу после уроков', 'Назовите день и час вместе'],
    ['как-нибудь', 'Не получилось понять время'],
    ['сегодня в 8:00', 'Это время уже прошло'],
  ])('%s is asked again: %s', (words, complaint) => {
    expect(question.read(said(words))).toMatchObject({ complaint: expect.stringContaining(complaint) });
  });

  test('a day without an hour is not lost: its hours are offered, and the example of the sentence is an answer', () => {
    const day = said('12 марта 2027');
    const offered = question.offer?.(day) ?? [];
    expect(offered.map(({ label }) => label.join(''))[0]).toBe('пт\u00a012.03, 9:00');
    for (const { value } of offered)
      expect(String(question.read({ ...said(value), code: true }))).toMatch(/^2027-03-12T\d\d:00:00Z$/);
    const [, example = ''] = /например: (.*)\.$/.exec(complaintOf(question.read(day))) ?? [];
    expect(String(question.read(said(example)))).toBe('2027-03-12T12:00:00Z');
    // Of today only what is ahead: it is nine o'clock.
    expect((question.offer?.(said('сегодня')) ?? []).map(({ label }) => label.join(''))[0]).toContain('12:00');
    expect(question.offer?.(said('завтра в 15:30'))).toEqual([]);
    expect(question.offer?.(said('как-нибудь'))).toEqual([]);
  });

  test('what was typed is shown as it was understood, and a ready one is kept as its code', () => {
    expect(question.show(said('завтра в 15:30'))).toEqual(['пт, 27\u00a0ноября\u00a02026\u00a0г., 15:30']);
    const code = question.code?.(said('1')) ?? '';
    expect(String(question.read({ ...said(code), code: true }))).toBe(String(ready));
  });
});

const complaintOf = (read: unknown): string =>
  typeof read === 'object' && read !== null && 'complaint' in read ? String(read.complaint) : '';
