import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { instant } from '#core/kernel/time.ts';
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
  const given = { kind: 'personal-data' } as const;
  const withdrawn = { ...given, withdrawnAt: instant('2026-09-01T00:00:00Z') };
  expect(consentState([given])).toBe('given');
  expect(consentState([withdrawn])).toBe('withdrawn');
  expect(consentState([withdrawn, given])).toBe('given');
  expect(consentState([withdrawn, { kind: 'mentor' }])).toBe('withdrawn');
});
