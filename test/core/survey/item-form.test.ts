import { describe, expect, test } from 'vitest';
import { answersOf, applicable } from '#core/conversation/course.ts';
import { render } from '#core/kernel/text.ts';
import { builtInBy } from '#core/survey/built-in/all.ts';
import { isSummed, readAnswer, shownAnswer, toForm } from '#core/survey/item-form.ts';
import type { Item, ItemKind } from '#core/survey/questionnaire.ts';
import { colleagues, said } from './said.ts';

const people = colleagues(3);
const item = (kind: ItemKind, more: Partial<Item> = {}): Item => ({ key: 'q1', kind, text: 'Вопрос?', ...more });
const options = [
  { value: 'a', label: 'Первое' },
  { value: 'b', label: 'Второе' },
];

describe('an answer to an item', () => {
  test.each<[Item, string, unknown, string]>([
    [item('text'), ' Словами ', 'Словами', ' Словами '],
    [item('number', { min: 0, max: 60 }), '7', 7, '7'],
    [item('scale', { min: 0, max: 3 }), '0', 0, '0'],
    [item('one', { options }), 'b', 'b', 'Второе'],
    [item('one', { options }), 'первое', 'a', 'Первое'],
    [item('several', { options }), 'a,b', ['a', 'b'], 'Первое, Второе'],
    [item('yesno'), 'да', true, 'Да'],
    [item('yesno'), 'no', false, 'Нет'],
    [item('date'), 'вчера', '2026-11-25', '25\u00a0ноября\u00a02026\u00a0г.'],
    [item('time'), '9.05', '09:05:00', '9:05'],
    [item('phone'), '8 (900) 000-00-00', '+79000000000', '+7\u00a0900\u00a0000-00-00'],
    [item('person'), 'person0000000001', 'person0000000001', '<person0000000001>'],
    [item('file'), 'upload', 'upload', 'файл приложен'],
  ])('of the kind %j said as «%s» is read as %j and shown as «%s»', (one, words, read, shown) => {
    expect(readAnswer(one, said(words), people)).toEqual(read);
    expect(render(shownAnswer(one, said(words), people), (person) => `<${person}>`)).toBe(shown);
  });

  test.each<[Item, string]>([
    [item('number', { min: 0, max: 60 }), '61'],
    [item('scale', { min: 1, max: 5 }), '0'],
    [item('one', { options }), 'третье'],
    [item('time'), '25:00'],
    [item('phone'), '112'],
    [item('date'), 'когда-нибудь'],
  ])('of the kind %j said as «%s» is none', (one, words) => {
    expect(readAnswer(one, said(words), people)).toBeUndefined();
  });

  test('that was skipped is none and shows nothing', () => {
    const skipped = { ...said(''), skipped: true as const };
    expect(readAnswer(item('text', { optional: true }), skipped)).toBeUndefined();
    expect(shownAnswer(item('text', { optional: true }), skipped)).toEqual([]);
  });
});

describe('a questionnaire as a form', () => {
  const form = toForm(builtInBy('mentee-before.1') ?? expect.fail(), { title: 'Опрос', candidates: people });
  const keys = (words: string) => applicable(form, { 'had-mentor': said(words) }).map(({ key }) => key);

  test('asks a question under a condition only where it applies', () => {
    expect(keys('yes')).toContain('had-mentor-where');
    expect(keys('нет')).not.toContain('had-mentor-where');
    expect(answersOf(form, { 'had-mentor': said('Да'), effect: said('9') })).toMatchObject({ effect: 9 });
  });

  test('a condition on several options holds where one of them was chosen', () => {
    const items = [item('several', { options }), { ...item('text'), key: 'q2', when: { key: 'q1', is: ['b'] } }];
    const made = toForm({ family: 'own', version: 1, title: 'Своя', items }, { title: 'Своя', candidates: [] });
    expect(applicable(made, { q1: said('a,b') })).toHaveLength(2);
    expect(applicable(made, { q1: said('a') })).toHaveLength(1);
  });

  test('a confidential item is outside every summary', () => {
    const summed = (builtInBy('mentee.1')?.items ?? []).filter(isSummed).map(({ key }) => key);
    expect(summed).not.toContain('burnout');
    expect(summed).toContain('n-lesson');
  });
});
