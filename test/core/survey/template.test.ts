import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtIn } from '#core/survey/built-in/all.ts';
import { longestLabel } from '#core/survey/item-words.ts';
import { settled, valuesOf } from '#core/survey/own-edit.ts';
import { faultsOf } from '#core/survey/own-faults.ts';
import { type Item, itemKinds } from '#core/survey/questionnaire.ts';
import { readTemplate } from '#core/survey/template-read.ts';
import { templateOf } from '#core/survey/template-write.ts';
import { readSheetFile } from '#documents/in/read-file.ts';
import { sheetsXlsx } from '#documents/out/sheets-xlsx.ts';

const asRead = (sheets: ReturnType<typeof templateOf>) =>
  readTemplate(
    sheets.map(({ rows }) => ({
      rows: rows
        .map((cells, index) => ({ row: index + 1, cells }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
    })),
  );

/** Keys and codes are given anew; everything a respondent sees is as it was. */
const seen = (items: readonly Item[]) =>
  items.map(({ key: _key, options, when, ...item }) => {
    const source = items.findIndex(({ key }) => key === when?.key);
    const values = source < 0 ? [] : valuesOf(items[source] ?? item_());
    return {
      ...item,
      ...(options ? { options: options.map(({ label }) => label) } : {}),
      ...(when
        ? { on: source, is: values.filter(({ value }) => when.is.includes(value)).map(({ label }) => label) }
        : {}),
    };
  });
const item_ = (): Item => ({ key: '', kind: 'text', text: '' });

const phrase = (max: number) =>
  fc
    .stringMatching(/^[А-Яа-яё=+@"<>&A-Za-z0-9 ,.!?:№-]{1,60}$/u)
    .map((words) => words.replace(/\s+/gu, ' ').trim().slice(0, max).trim())
    .filter((words) => words !== '');

const labels = fc.uniqueArray(phrase(longestLabel), {
  minLength: 2,
  maxLength: 8,
  selector: (one) => one.toLowerCase(),
});

const made: fc.Arbitrary<readonly Item[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...itemKinds),
      text: phrase(60),
      help: fc.option(phrase(60), { nil: undefined }),
      optional: fc.boolean(),
      confidential: fc.boolean(),
      begins: fc.boolean(),
      labels,
      ends: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 10 })),
      depends: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) => {
    const items: Item[] = [];
    for (const [index, draft] of drafts.entries()) {
      const choice = draft.kind === 'one' || draft.kind === 'several';
      const [min, max] = draft.ends;
      const source = items.filter((one) => valuesOf(one).length > 0)[draft.depends?.[0] ?? 0];
      const value = source && valuesOf(source)[(draft.depends?.[1] ?? 0) % valuesOf(source).length]?.value;
      items.push({
        key: `q${index + 1}`,
        kind: draft.kind,
        text: draft.text,
        ...(draft.help ? { help: draft.help } : {}),
        ...(draft.optional ? { optional: true } : {}),
        ...(draft.confidential ? { confidential: true } : {}),
        ...(draft.begins ? { section: `Раздел ${index}` } : {}),
        ...(choice ? { options: draft.labels.map((label, at) => ({ value: `o${at + 1}`, label })) } : {}),
        ...(draft.kind === 'scale' || draft.kind === 'number' ? { min, max } : {}),
        ...(draft.depends && source && value ? { when: { key: source.key, is: [value] } } : {}),
      });
    }
    return settled(items);
  });

describe('a questionnaire as a table', () => {
  test('is read back as the questions it was written of', () => {
    fc.assert(
      fc.property(made, (items) => {
        const reading = asRead(templateOf({ items }));
        expect(reading.faults).toEqual([]);
        expect(seen(reading.items)).toEqual(seen(items));
      }),
      { numRuns: 300 },
    );
  });

  test('goes through a real file, formulas and all, unharmed', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (items) => {
        const sheets = await readSheetFile(await sheetsXlsx(templateOf({ items })), 'анкета.xlsx');
        if ('refused' in sheets) return expect.fail(sheets.refused);
        expect(seen(readTemplate(sheets).items)).toEqual(seen(items));
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  test.each(builtIn.map((one) => [one.title, one] as const))(
    '«%s» is read back too, and is ready to be published',
    (_, one) => {
      const reading = asRead(templateOf(one));
      expect(reading.faults).toEqual([]);
      expect(seen(reading.items)).toEqual(seen(one.items));
      expect(faultsOf({ title: one.title, items: reading.items })).toEqual([]);
    },
  );

  test('the example of the template is a questionnaire without faults', () => {
    const [, example] = templateOf();
    const reading = asRead(example ? [example] : []);
    expect(reading.faults).toEqual([]);
    expect(reading.count).toBe(4);
  });
});

describe('a table somebody typed', () => {
  const table = (...rows: readonly (readonly string[])[]) =>
    readTemplate([{ rows: rows.map((cells, index) => ({ row: index + 1, cells })) }]);

  test('may have its columns in any order, under a title, and types in words of one’s own', () => {
    const reading = table(
      ['Анкета для молодых педагогов'],
      ['Обязательный', 'ТИП', 'Вопрос', 'Варианты ответа', 'Раздел'],
      ['', '', '', '', 'О вас'],
      ['да', 'Один из списка', 'Сколько лет в школе?', 'До года; 1–3 года; больше', ''],
      ['нет', 'Шкала от 1 до 5', 'Как настроение?', '', ''],
      ['', 'да / нет', 'Есть ли наставник?', '', ''],
      ['', 'ТЕКСТ', 'Что\nдобавить?', '', 'Напоследок'],
    );
    expect(reading.faults).toEqual([]);
    expect(reading.items).toEqual([
      {
        ...{ key: 'q1', kind: 'one', text: 'Сколько лет в школе?', section: 'О вас' },
        options: [
          { value: 'o1', label: 'До года' },
          { value: 'o2', label: '1–3 года' },
          { value: 'o3', label: 'больше' },
        ],
      },
      { key: 'q2', kind: 'scale', text: 'Как настроение?', optional: true, min: 1, max: 5 },
      { key: 'q3', kind: 'yesno', text: 'Есть ли наставник?' },
      { key: 'q4', kind: 'text', text: 'Что добавить?', section: 'Напоследок' },
    ]);
  });

  test('with mistakes gives no question at all, and says for each row what to do', () => {
    const { items, count, faults } = table(
      ['Вопрос', 'Тип', 'Варианты', 'Обязательный', 'Условие'],
      ['Первый?', 'один из', 'да', '', ''],
      ['Второй?', 'угадай', '', '', ''],
      ['', 'текст', '', '', ''],
      ['Четвёртый?', '', '', '', ''],
      ['Пятый?', 'шкала 5-50', '', '', ''],
      ['Шестой?', 'текст', '', 'может быть', ''],
      ['Седьмой?', 'да/нет', '', '', '9: да'],
      ['Восьмой?', 'текст', '', '', '7: возможно'],
      ['Девятый?', 'текст', '', '', 'всегда'],
      ['Десятый?', 'текст', '', '', '3: да'],
      ['Одиннадцатый?', 'один из', `коротко; ${'длинно '.repeat(8)}`, '', ''],
    );
    expect(items).toEqual([]);
    expect(count).toBe(11);
    expect(faults.map(({ row, why }) => `${row}: ${why.split(/[:,(«]/u)[0]?.trim()}`)).toEqual([
      '2: нужно хотя бы два варианта',
      '3: непонятный тип',
      '4: нет текста вопроса',
      '5: в столбце',
      '6: шкала может идти от 0 до 10',
      '7: в столбце',
      '8: в условии нужен номер более раннего вопроса',
      '9: в условии ответы не те',
      '10: условие пишут так',
      '11: условие может зависеть только от вопроса с выбором',
      '12: вариант не поместится на кнопке',
    ]);
  });

  test.each([
    ['nothing like questions', [['Фамилия', 'Имя']], 'нужны столбцы «Вопрос» и «Тип»'],
    ['headings alone', [['Вопрос', 'Тип']], 'нет ни одного вопроса'],
    ['far too many', [['Вопрос', 'Тип'], ...Array.from({ length: 61 }, () => ['Что?', 'текст'])], 'не больше 60'],
  ])('with %s makes nothing', (_, rows, why) => {
    const reading = table(...rows);
    expect(reading.items).toEqual([]);
    expect(reading.faults[0]?.why).toContain(why);
  });

  test('whatever its cells hold, gives questions or faults, never both and never an exception', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('Вопрос', 'Тип', 'шкала 1-10', 'один из', '1: Да', 'нет'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 20 }), (rows) => {
        const { items, faults } = table(['Вопрос', 'Тип', 'Варианты', 'Условие', 'Обязательный'], ...rows);
        expect(items.length > 0).not.toBe(faults.length > 0);
        if (items.length > 0) expect(faultsOf({ title: 'x', items })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
