import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { consentState, nameOn } from '#core/people/names.ts';

const anna = { id: id<'person'>('1'), surname: 'Пчёлкина', name: 'анна', patronymic: 'Петровна' };
const { patronymic: _none, ...short } = anna;

test('a person is called as the school allows on that messenger', () => {
  expect(nameOn('full', anna, 'given')).toBe('Пчёлкина анна Петровна');
  expect(nameOn('initials', anna, 'given')).toBe('А.\u00a0П.\u00a0П.');
  expect(nameOn('initials', short, 'none')).toBe('А.\u00a0П.');
  expect(nameOn('none', anna, 'given')).toBe('коллега');
});

test('whoever has taken their consent back, or is unknown, has no name anywhere', () => {
  expect(nameOn('full', anna, 'withdrawn')).toBe('участник');
  expect(nameOn('full', undefined, 'given')).toBe('участник');
});

test('consent is in force while one given has not been withdrawn', () => {
  expect(consentState([])).toBe('none');
  expect(consentState([{}])).toBe('given');
  expect(consentState([{ withdrawnAt: 'then' }])).toBe('withdrawn');
  expect(consentState([{ withdrawnAt: 'then' }, {}])).toBe('given');
});
