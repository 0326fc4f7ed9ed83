import { describe, expect, test } from 'vitest';
import type { RoadmapReading } from '#core/roadmap/reading-result.ts';
import { answer } from '#documents/in/answer.ts';
import { shownDate } from '#documents/in/excel-date.ts';
import { readPeopleFile } from '#documents/in/read-file.ts';
import { type FixtureCell, row } from '../../fixtures/roadmaps/document.ts';
import { asXlsx } from '../../fixtures/roadmaps/write-xlsx.ts';
import { brief, plainStages, read } from '../../support/roadmap-reading.ts';

const day = (iso: string): FixtureCell => ({ text: new Date(`${iso}T00:00:00Z`) });
const readSheet = async (rows: readonly (readonly FixtureCell[])[], format?: string): Promise<RoadmapReading> => {
  const bytes = await asXlsx({ name: 'x', above: ['План на 2025-2026 учебный год'], rows }, format);
  return read(answer({ read: 'roadmap', format: 'xlsx' }, bytes) as RoadmapReading); // a roadmap was asked for
};

describe('a sheet', () => {
  test('dates may be cells of dates, in columns for the first and the last day', async () => {
    const reading = await readSheet([
      row('№', 'Мероприятие', 'Начало', 'Окончание', 'Ответственный'),
      [...row('1', 'Опрос'), day('2025-10-01'), day('2025-10-15'), ...row('Завуч')],
      [...row('2', 'Отчёт'), day('2026-05-05'), day('2026-05-20'), ...row('Завуч')],
    ]);
    expect(plainStages(reading).map(({ windows }) => windows)).toEqual([
      [['2025-10-01', '2025-10-15']],
      [['2026-05-05', '2026-05-20']],
    ]);
  });

  test('a date says no more than its cell shows', async () => {
    const rows = [
      row('Мероприятие', 'Срок'),
      [...row('Опрос'), day('2025-10-01')],
      [...row('Отчёт'), day('2026-05-01')],
    ];
    expect(plainStages(await readSheet(rows, 'mmmm yyyy')).map(({ windows }) => windows[0])).toEqual([
      ['2025-10-01', '2025-10-31'],
      ['2026-05-01', '2026-05-31'],
    ]);
  });

  test.each([
    [45931, 'dd.mm.yyyy', '01.10.2025'],
    [45931, '[$-419]mmmm yyyy;@', 'октябрь 2025'],
    [45931.6, 'd mmm', '1 октября'],
    [59, 'dd.mm.yyyy', '28.02.1900'],
    ['2025-10-01T00:00:00', 'dd.mm.yyyy', '01.10.2025'],
    [-4, 'dd.mm.yyyy', '-4'],
  ])('%s shown as %s is %s', (value, format, shown) => {
    expect(shownDate(value, format)).toBe(shown);
  });

  test('one deadline merged over several rows holds for each of them', async () => {
    const reading = await readSheet([
      row('№', 'Мероприятие', 'Срок', 'Ответственный'),
      [...row('1', 'Опрос'), { text: 'Октябрь', rows: 2 }, { text: 'Завуч', rows: 3 }],
      row('2', 'Разбор'),
      row('3', 'Отчёт', 'Май'),
    ]);
    expect(brief(reading)).toEqual(['Опрос | Октябрь | Завуч', 'Разбор | Октябрь | Завуч', 'Отчёт | Май | Завуч']);
  });

  test('a row merged over the whole width is a section', async () => {
    const reading = await readSheet([
      row('№', 'Мероприятие', 'Срок'),
      [{ text: 'Организационный этап', columns: 3 }],
      row('1', 'Опрос', 'Октябрь'),
      [{ text: 'Итоговый этап', columns: 3 }],
      row('2', 'Отчёт', 'Май'),
    ]);
    expect(reading.sections).toBe(2);
    expect(plainStages(reading).map(({ group }) => group)).toEqual(['Организационный этап', 'Итоговый этап']);
  });
});

describe('a list of people', () => {
  const list = async (...rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
    asXlsx({ name: 'x', above: [], rows: rows.map((texts) => row(...texts)) });

  test('columns may stand in any order, under a title', async () => {
    const bytes = await list(
      ['Педагоги школы', '', '', '', ''],
      ['Роль', 'Имя', 'Фамилия', 'Отчество', 'Должность'],
      ['наставник', 'Ирина', 'Лосева', 'Павловна', 'учитель'],
      ['', '', '', '', ''],
      ['', 'Олег', 'Ким', '', ''],
    );
    expect(await readPeopleFile(bytes, 'люди.xlsx')).toEqual([
      { surname: 'Лосева', name: 'Ирина', patronymic: 'Павловна', position: 'учитель', role: 'наставник', row: 3 },
      { surname: 'Ким', name: 'Олег', row: 5 },
    ]);
  });

  test('a full name may stand in one column', async () => {
    const bytes = await list(['№', 'ФИО', 'Должность'], ['1', 'Лосева Ирина Павловна', 'учитель'], ['2', 'Ким', '']);
    expect(await readPeopleFile(bytes, 'люди.xlsx')).toEqual([
      { surname: 'Лосева', name: 'Ирина', patronymic: 'Павловна', position: 'учитель', row: 2 },
      { surname: 'Ким', name: '', row: 3 },
    ]);
  });

  test('a sheet of something else, and a file of another kind, are refused', async () => {
    expect(await readPeopleFile(await list(['Мероприятие', 'Срок'], ['Опрос', 'май']), 'люди.xlsx')).toEqual({
      refused: 'no-people',
    });
    expect(await readPeopleFile(Buffer.from('Лосева Ирина'), 'люди.txt')).toEqual({ refused: 'no-people' });
  });
});
