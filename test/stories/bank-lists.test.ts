import readExcelFile from 'read-excel-file/node';
import { describe, expect } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { channels } from '#core/kernel/ports.ts';
import { bankOf, enters, mentorAnswers, opensCard } from '../support/bank.ts';
import { byTurns } from '../support/by-turns.ts';
import { staffed } from '../support/in-force.ts';

const list = async (...rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  new Uint8Array(
    await writeExcelFile(
      rows.map((row) => row.map((value) => ({ value, type: String }))) satisfies SheetData,
    ).toBuffer(),
  );

const headings = ['ФИО', 'Роль', 'Стаж, лет', 'Предмет', 'Направления', 'Организация', 'Должность'];

describe.each(channels)('in %s: lists of the bank', (on) => {
  const test = byTurns(channels, on);
  // A list of names travels only where names may.
  const settings = { names: { telegram: 'full', vk: 'full' } } as const;

  test('a list is looked through row by row, a namesake is asked about, and imported twice it changes nothing', async () => {
    const { here, curator } = await staffed(on, { settings });
    await here.unconnected('Лугова Анна Петровна', 'staff', 'учитель математики');
    await here.unconnected('Снегирёв Денис Ильич', 'staff', 'учитель физики');
    await here.unconnected('Снегирёв Денис Ильич', 'staff', 'сторож');
    const bytes = await list(
      headings,
      ['Лугова Анна Петровна', 'наставник', '21 год', 'математика', 'Дисциплина; вышивание', '', ''],
      ['Снегирёв Денис Ильич', 'Наставляемый', '2', 'физика', 'Работа с родителями (3)', '', ''],
      ['Яров Пётр', '', '30', 'химия', '', 'Ясненский педагогический колледж', 'преподаватель'],
      ['Белова Ия Олеговна', 'капитан', '', '', '', '', ''],
      ['Лугова Анна Петровна', 'наставник', '21', '', '', '', ''],
    );
    await curator[on].says('Банк');
    await curator[on].presses('Загрузить список');
    await curator[on].sends(bytes, 'банк.xlsx');
    expect(curator[on].sees()).toShow(
      'Новых: 2, изменится: 0, без изменений: 0, с ошибками: 2',
      'Нужен ответ о тёзках: 1',
    );
    expect(curator[on].sees().buttons).not.toContain('Импортировать');
    await curator[on].presses('Показать строки');
    expect(curator[on].sees()).toShow(
      ...['Строка 2: новая карточка, наставник', 'не распознано: вышивание', 'Строка 3: нужен ответ, есть тёзка'],
      ...[
        'Строка 4: новая карточка, наставник, новый человек',
        'Строка 5: ошибка, не указано',
        'Строка 6: ошибка, повторяет строку 2',
      ],
    );
    await curator[on].presses('Таблицей');
    const [table] = await readExcelFile(await curator[on].downloads());
    const fates = table?.data.map((row) => row.map((cell) => String(cell ?? ''))) ?? [];
    expect(fates[0]).toEqual([
      'Строка',
      'ФИО',
      'Должность',
      'Роль',
      'Организация',
      'Предмет',
      'Стаж',
      'Направления',
      'Итог',
      'Почему',
    ]);
    expect(fates.slice(1).map((cells) => [cells[0], cells[1], ...cells.slice(-2)])).toEqual([
      ['2', 'Лугова Анна Петровна', 'новая карточка, наставник', 'не распознано: вышивание'],
      ['3', 'Снегирёв Денис Ильич', 'нужен ответ', 'есть тёзка'],
      ['4', 'Яров Пётр', 'новая карточка, наставник', 'новый человек'],
      ['5', 'Белова Ия Олеговна', 'ошибка', expect.stringContaining('не указано')],
      ['6', 'Лугова Анна Петровна', 'ошибка', 'повторяет строку 2'],
    ]);
    await curator[on].presses('К итогам');
    await curator[on].presses('Ответить о тёзках');
    await curator[on].presses(curator[on].sees().text.includes('1. Снегирёв Денис Ильич, учитель') ? '1.' : '2.');
    expect(curator[on].sees()).toShow('Новых: 3', 'с ошибками: 2');
    expect(await bankOf(here)).toEqual([]);
    await curator[on].presses('Импортировать');
    expect(curator[on].sees()).toShow('Загружено. Новых: 3', 'ждут утверждения');
    const first = await bankOf(here);
    expect(first.map((entry) => entry.external).filter(Boolean)).toEqual(['Ясненский педагогический колледж']);

    await curator[on].says('Банк');
    await curator[on].presses('Загрузить список');
    await curator[on].sends(bytes, 'банк.xlsx');
    await curator[on].presses('Ответить о тёзках');
    await curator[on].presses(curator[on].sees().text.includes('1. Снегирёв Денис Ильич, учитель') ? '1.' : '2.');
    expect(curator[on].sees()).toShow('Новых: 0, изменится: 0, без изменений: 3, с ошибками: 2');
    expect(curator[on].sees().buttons).not.toContain('Импортировать');
    expect(await bankOf(here)).toEqual(first);
    await here.stop();
  });

  test('what was exported and is imported again changes nothing; a corrected cell changes that', async () => {
    const { here, curator } = await staffed(on, { settings });
    const anna = await here.member('Лугова Анна Петровна', 'staff', on);
    const denis = await here.member('Снегирёв Денис Ильич', 'staff', on);
    await enters(here, anna, 'mentor', mentorAnswers);
    await enters(here, denis, 'mentee', {
      ...{ subject: 'физика', years: 5, categories: ['growth', 'ict'], strengths: 'опыты, проекты', mode: 'online' },
      ...{ 'n-planning': 3, 'n-inclusion': 1, wishes: 'тишина', expects: '=ГИПЕРССЫЛКА("x")' },
    });
    const before = await bankOf(here);
    await curator[on].says('Банк');
    await curator[on].presses('Выгрузить');
    await curator[on].presses('Excel');
    const bytes = await curator[on].downloads();
    expect(bytes.includes('тишина')).toBe(false);
    await curator[on].says('Банк');
    await curator[on].presses('Загрузить список');
    await curator[on].sends(bytes, 'банк.xlsx');
    expect(curator[on].sees()).toShow('Новых: 0, изменится: 0, без изменений: 2, с ошибками: 0');
    expect(await bankOf(here)).toEqual(before);

    await curator[on].presses('Прислать другой файл');
    await curator[on].sends(
      await list(headings, ['Лугова Анна Петровна', 'наставник', '22', '', '', '', '']),
      'поправка.xlsx',
    );
    expect(curator[on].sees()).toShow('Новых: 0, изменится: 1');
    await curator[on].presses('Показать строки');
    expect(curator[on].sees()).toShow('Строка 2: изменится, Лугова Анна Петровна: Стаж: 21 → 22');
    await curator[on].presses('К итогам');
    await curator[on].presses('Импортировать');
    await opensCard(curator[on], 'Наставники', 1);
    await curator[on].presses('История');
    expect(curator[on].sees()).toShow('загружено из списка', 'Стаж: 21 → 22');
    await here.stop();
  });

  test('a mentor of another school is put in, found by the school, taken out with a reason and back', async () => {
    const { here, curator } = await staffed(on, { settings });
    await curator[on].says('Банк');
    await curator[on].presses('Добавить');
    await curator[on].presses('Внешний наставник');
    for (const words of ['Яров', 'Пётр', 'Олегович', 'Школа № 9', 'учитель химии', 'химия'])
      await curator[on].says(words);
    await curator[on].presses('Отправить');
    expect(curator[on].sees()).toShow('Яров Пётр Олегович', 'Организация: Школа № 9', 'Пригласить в бот');
    await curator[on].says('Банк');
    await curator[on].presses('Найти');
    await curator[on].says('школа № 9');
    expect(curator[on].sees()).toShow('Яров Пётр Олегович: химия', 'Школа № 9');
    await curator[on].says('Банк');
    await curator[on].presses('Наставники');
    await curator[on].presses('Фильтры');
    await curator[on].presses('Внешние');
    await curator[on].presses('Показать');
    expect(curator[on].sees()).toShow('Наставники · Внешние: 1');
    await curator[on].presses('1');
    await curator[on].presses('Убрать из банка');
    await curator[on].says('уехал');
    expect(curator[on].sees()).toShow('Состояние: нет в банке', 'Вернуть в банк');
    await curator[on].presses('История');
    expect(curator[on].sees()).toShow('убрано из банка, уехал');
    await curator[on].presses('К карточке');
    await curator[on].presses('Вернуть в банк');
    expect(curator[on].sees()).toShow('ждёт утверждения');
    await here.stop();
  });
});
