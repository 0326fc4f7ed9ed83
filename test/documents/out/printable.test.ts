import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from '../../../src/documents/out/printable.ts';

test('lines end the same way in every paper, whatever the phone made of them', () => {
  expect(printable('первая\r\nвторая\rтретья\nчетвёртая')).toBe('первая\nвторая\nтретья\nчетвёртая');
});

const forbidden = /(?![\t\n\x7f-\x9f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

test('nothing is left that XML cannot hold, and nothing else is left out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const shown = printable(words);
      expect(shown).not.toMatch(forbidden);
      expect(shown).toBe(words.replace(/\r\n?/g, '\n').replace(forbidden, ''));
    }),
  );
});
