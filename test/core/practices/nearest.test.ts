import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesIn, titleOf } from '#core/practices/questions.ts';
import { nearest } from '#core/practices/search.ts';

const stems = ['родител', 'собран', 'приход', 'дисциплин', 'журна', 'урок'];

test('a slip or two in a word still mean it; another word means nothing', () => {
  expect(nearest('радители', stems)).toEqual(['родител']);
  expect(nearest('собрнаие', stems)).toEqual(['собран']);
  expect(nearest('десциплена', stems)).toEqual(['дисциплин']);
  expect(nearest('журнвл', stems)).toEqual(['журна']);
  expect(nearest('погода на уро', stems)).toEqual([]);
});

test('any one slip in a stem of five letters and more is forgiven', () => {
  const letter = fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщ');
  const slipped = fc
    .record({ stem: fc.constantFrom(...stems.filter((one) => one.length > 4)), at: fc.nat(4), letter, how: fc.nat(2) })
    .map(({ stem, at, letter: typed, how }) => ({
      stem,
      word: `${stem.slice(0, at)}${how === 2 ? '' : typed}${stem.slice(how === 0 ? at : at + 1)}ами`,
    }));
  fc.assert(
    fc.property(slipped, ({ stem, word }) => {
      expect(nearest(word, stems)).toContain(stem);
    }),
  );
});

test('sentences are counted as people mean them, and the first one names the card', () => {
  expect(sentencesIn('Раз и два. Три!').length).toBe(2);
  expect(sentencesIn('Ставим таймер, т. е. будильник, на 5 мин. до конца.').length).toBe(1);
  expect(sentencesIn('Не слушают?! Шумят... Что делать').length).toBe(3);
  expect(titleOf('Родители не приходят. Обещают и забывают.')).toBe('Родители не приходят');
  expect([...titleOf('слово '.repeat(60))].length).toBeLessThanOrEqual(100);
});
