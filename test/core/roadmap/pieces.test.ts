import { describe, expect, test } from 'vitest';
import { continuesNumbers, headingLine, startsWithData } from '#core/roadmap/pieces.ts';

describe('the next number', () => {
  test.each([
    ['7', '8'],
    ['7.', '8.'],
    ['2.3', '2.4'],
    ['2.3', '3.1'],
    ['2.3', '3'],
    ['2.3.1', '2.3.2'],
    ['2.3.9', '2.4.1'],
  ])('after %s is %s', (last, next) => {
    expect(continuesNumbers(last, next)).toBe(true);
  });

  test.each([
    ['7', '1'],
    ['7', '9'],
    ['7', '7'],
    ['2.3', '2.5'],
    ['2.3', '4.1'],
    ['', '1'],
    ['7', ''],
    [undefined, '1'],
  ])('after %s is not %s', (last, next) => {
    expect(continuesNumbers(last, next)).toBe(false);
  });
});

test('a piece begins with data when it has neither a title nor headings', () => {
  expect(startsWithData('4\tДело\tноябрь\n5\tДело\tмай')).toBe(true);
  expect(startsWithData('4. Дело – ноябрь\n5. Дело – май')).toBe(true);
  expect(startsWithData('План на год\n1\tДело\tмай')).toBe(false);
  expect(startsWithData('№\tМероприятие\tСрок\n1\tДело\tмай')).toBe(false);
  expect(headingLine('План\n\n№ | Мероприятие | Срок\n1 | Дело | май')).toBe('№ | Мероприятие | Срок');
});
