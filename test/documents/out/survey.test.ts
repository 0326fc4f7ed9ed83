import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Chart } from '#core/survey/papers.ts';
import { surveyPicture } from '#documents/out/survey-picture.ts';
import { surveyXlsx } from '#documents/out/survey-xlsx.ts';
import { wrapped } from '#documents/out/wrap.ts';
import { countPixels } from '../../support/pixels.ts';

const chart = (share: number, title = 'Как прошла программа «Ёлка»'): Chart => ({
  title,
  note: 'Ответов: 12 из 17',
  blocks: [
    {
      title: 'Была ли программа полезной?',
      note: 'Ответов: 12',
      bars: [
        { label: 'Да', share, words: '12 (100 %)' },
        { label: 'Очень длинный вариант ответа, который не помещается в одну строку', share: 0, words: '0 (0 %)' },
      ],
    },
  ],
});

const blue = (r: number, g: number, b: number): boolean => r === 0x2f && g === 0x6d && b === 0xb5;
const dark = (r: number): boolean => r < 0x60;

describe('a picture of results', () => {
  test('a bar is as long as its share, and there are letters beside it', () => {
    const bars = [0, 0.5, 1].map((share) => countPixels(surveyPicture(chart(share)), blue));
    expect(bars[0]).toBe(0);
    expect((bars[2] ?? 0) / (bars[1] ?? 1)).toBeCloseTo(2, 1);
    expect(countPixels(surveyPicture(chart(0)), dark)).toBeGreaterThan(2000);
  });

  test('Cyrillic, «Ё» and quotation marks are drawn, each as itself', () => {
    const inkOf = (title: string) => countPixels(surveyPicture({ ...chart(0, title), blocks: [] }), dark);
    const letters = ['Е', 'Ё', 'Ж', 'я', '«', '»'].map(inkOf);
    expect(Math.min(...letters)).toBeGreaterThan(inkOf(' '));
    expect(new Set(letters).size).toBeGreaterThan(4);
    expect(inkOf('Ё')).toBeGreaterThan(inkOf('Е'));
  });

  test('what would break a drawing is text in it', () => {
    expect(() => surveyPicture(chart(1, '<script>&"\u0000\ud800 ]]>'))).not.toThrow();
    expect(() => surveyPicture({ title: '', note: '', blocks: [] })).not.toThrow();
  });

  test('long words are cut, many lines end in «…»', () => {
    expect(wrapped('Непревзойдённоеобразцовоепоказательноеслово', 20, 120, 9).every((line) => line.length <= 10)).toBe(
      true,
    );
    expect(wrapped('раз два три четыре пять шесть семь', 20, 120, 2).at(-1)).toMatch(/…$/);
    expect(wrapped('', 20, 120, 2)).toEqual(['']);
  });
});

describe('answers as an Excel file', () => {
  const table = {
    ...{ title: 'Опрос', notes: ['ответов: 2 из 3'], summary: [['Полезно?', 'ответов: 2', '']] },
    columns: ['Кто', 'Что изменить?'],
    rows: [
      ['Лугова Анна', '=HYPERLINK("http://evil","x")'],
      ['Озерова Мария', '+7 900 000-00-00'],
      ['constructor', '@SUM(A1)'],
    ],
  };

  test('a row per answer; what looks like a formula stays the text that was written', async () => {
    const files = unzipSync(await surveyXlsx(table));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row /g)).toHaveLength(4);
    expect(sheet).not.toMatch(/<f>|<f /);
    const cells = [...sheet.matchAll(/<c [^>]*>/g)].map(([cell]) => cell);
    expect(cells.length).toBe(8);
    expect(cells.every((cell) => /t="(s|inlineStr|str)"/.test(cell))).toBe(true);
    const words = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(words + sheet).toContain('=HYPERLINK("http://evil"');
  });
});
