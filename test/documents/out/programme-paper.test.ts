import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import type { ProgrammePaper } from '#core/programmes/papers.ts';
import { programmeDocx } from '#documents/out/programme-docx.ts';

const paper: ProgrammePaper = {
  ...{ organisation: 'Школа № 5 посёлка Ясный', approval: '' },
  about: [
    { label: 'Наставник', words: 'Лугова Анна Петровна, учитель' },
    { label: 'Ожидаемые результаты', words: '' },
  ],
  sections: [
    {
      title: '1. Анализ профессиональных трудностей и способы их преодоления',
      rows: [['1', 'Правила урока', '10.11.2026', 'Правила', 'Выполнено\n06.11.2026', 'Принято']],
    },
    { title: '2. Вхождение в должность', rows: [] },
  ],
  signers: [{ position: 'Наставник', name: 'Лугова Анна Петровна' }],
};

test('a programme is read back from Word with its sections, its six columns and the lines to sign', async () => {
  const buffer = Buffer.from(await programmeDocx(paper));
  const { value: html } = await mammoth.convertToHtml({ buffer });
  const cells = (row: string) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, inside = '']) => inside.replace(/<[^>]+>/g, ' ').trim());
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, inside = '']) => cells(inside));
  expect(rows[0]).toEqual([
    ...['№', 'Проект, задание', 'Срок', 'Планируемый результат', 'Фактический результат', 'Оценка наставника'],
  ]);
  expect(rows[1]?.map((one) => one.replace(/\s+/g, ' '))).toEqual([
    ...['1', 'Правила урока', '10.11.2026', 'Правила', 'Выполнено 06.11.2026', 'Принято'],
  ]);
  // A section without lines still has its table to write in.
  expect(rows[3]).toEqual(['', '', '', '', '', '']);
  const { value } = await mammoth.extractRawText({ buffer });
  for (const words of ['УТВЕРЖДАЮ', 'Школа № 5', 'Наставник: Лугова Анна Петровна, учитель', '2. Вхождение', '____'])
    expect(value).toContain(words);
});
