import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableJson } from '#db/columns.ts';

const clean = (text: string): string => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');

/** What people may have typed, whole and broken, also what JSON itself would write of it. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('\ud83d', '\udc4b', '\0', '\\u0000', '\\ud83d', '👋', 'да'), { maxLength: 5 })
    .map((all) => all.join('')),
);

test('of an answer PostgreSQL keeps all but the zero character and half a surrogate pair', () => {
  const answers = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(words, fc.array(words), fc.integer(), fc.boolean()),
  );
  const expected = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? clean(part) : part));
  fc.assert(
    fc.property(answers, (said) => {
      expect(storableJson(said)).toEqual(expected(said));
    }),
    { numRuns: 500 },
  );
});
