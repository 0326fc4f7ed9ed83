import { describe, expect, test } from 'vitest';
import { readRoadmapText } from '#core/roadmap/reading.ts';
import { brief, expectRefusal, plainStages, planOf, read } from '../../support/roadmap-reading.ts';

const text = (...lines: readonly string[]): string => lines.join('\n').replaceAll('¦', '\t');

describe('a table pasted into the chat', () => {
  test('with tabs, columns in any order, and no number', () => {
    const reading = readRoadmapText(
      text(
        'Срок¦Ответственный¦Содержание работы¦Отметка о выполнении',
        'Октябрь 2025¦Зимина О. П.¦Сбор заявлений¦',
        'Постоянно¦Зимина О. П.¦Консультации¦',
      ),
    );
    expect(brief(reading)).toEqual([
      'Сбор заявлений | Октябрь 2025 | Зимина О. П.',
      'Консультации | Постоянно | Зимина О. П.',
    ]);
  });

  test.each([
    [
      'pipes',
      '| № | Мероприятие | Срок | Ответственный |\n|---|:--|---|---|\n| 1 | Круглый стол | май 2026 | Гусева И. И. |\n| 2 | Опрос | июнь 2026 | Гусева И. И. |',
    ],
    [
      'spaces',
      '№   Мероприятие     Срок        Ответственный\n1   Круглый стол    май 2026    Гусева И. И.\n2   Опрос           июнь 2026   Гусева И. И.',
    ],
    [
      'semicolons',
      '№;Мероприятие;Срок;Ответственный\n1;"Круглый стол";май 2026;Гусева И. И.\n2;Опрос;июнь 2026;Гусева И. И.',
    ],
    [
      'lines',
      '№\nп/п\nМероприятие\nСрок\nОтветственный\n1\n2\n3\n4\n1.\nКруглый стол\nмай 2026\nГусева И. И.\n2.\nОпрос\nиюнь 2026\nГусева И. И.',
    ],
    [
      'lines and gaps',
      '№ п/п\n\nМероприятие\n\nСрок\n\nОтветственный\n\n1.\n\nКруглый стол\n\nмай 2026\n\nГусева И. И.\n\n2.\n\nОпрос\n\nиюнь 2026\n\nГусева И. И.',
    ],
  ])('with its cells parted by %s', (_, pasted) => {
    expect(brief(readRoadmapText(pasted))).toEqual([
      'Круглый стол | май 2026 | Гусева И. И.',
      'Опрос | июнь 2026 | Гусева И. И.',
    ]);
  });

  test('whose cells hold several lines', () => {
    const reading = read(
      readRoadmapText(
        text(
          '№¦Этап¦Содержание¦Срок¦Ответственный',
          '1.¦Подготовка¦1) Заявления',
          '2) База',
          '3) Приказ¦Сентябрь 2025¦Ильина В. В.',
          '2.¦Обучение¦Семинар¦Октябрь 2025¦Ильина В. В.',
          'Петрова А. А.',
        ),
      ),
    );
    expect(reading.stages.map(({ content }) => content)).toEqual([['Заявления', 'База', 'Приказ'], ['Семинар']]);
    expect(reading.stages[0]?.responsible).toBe('Ильина В. В.');
  });

  test('a line between two rows is a heading, unless it names one more person', () => {
    const reading = read(
      readRoadmapText(
        text(
          '№¦Мероприятие¦Срок¦Ответственный',
          '1¦Опрос¦май 2026¦Ильина В. В.',
          'Петрова А. А.',
          '2¦Разбор¦май 2026¦Ильина В. В.',
          'Завершение года',
          '3¦Отчёт¦июнь 2026¦Ильина В. В.',
        ),
      ),
    );
    expect(reading.sections).toBe(1);
    expect(reading.stages.map(({ group, responsible }) => [group, responsible])).toEqual([
      [undefined, 'Ильина В. В.\nПетрова А. А.'],
      [undefined, 'Ильина В. В.'],
      ['Завершение года', 'Ильина В. В.'],
    ]);
  });

  test('the running head of a page and its number are no headings', () => {
    const reading = read(
      readRoadmapText(
        text(
          'Школа в Озёрном',
          'План',
          '',
          '№¦Мероприятие¦Срок',
          '1¦Опрос¦май 2026',
          '',
          '2',
          '',
          'Школа в Озёрном',
          '',
          '2¦Отчёт¦июнь 2026',
        ),
      ),
    );
    expect([reading.sections, reading.stages.length, reading.stages[1]?.group]).toEqual([0, 2, undefined]);
  });

  test('from a spreadsheet, lines of a cell in quotes', () => {
    const reading = readRoadmapText(
      text(
        'Мероприятие¦Срок¦Ответственный',
        '"Опрос\nи ""разбор"""¦май 2026¦Орлова Е. Е.',
        'Отчёт¦июнь 2026¦Орлова Е. Е.',
      ),
    );
    expect(brief(reading)).toEqual(['Опрос и "разбор" | май 2026 | Орлова Е. Е.', 'Отчёт | июнь 2026 | Орлова Е. Е.']);
  });

  test('without a heading, when its columns speak for themselves', () => {
    const reading = readRoadmapText(
      text(
        '1¦Приказ о наставничестве¦сентябрь 2025¦Акимова Р. Р.',
        '2¦Анкетирование педагогов¦октябрь 2025¦Акимова Р. Р.',
        '3¦Подведение итогов года¦май 2026¦Акимова Р. Р.',
      ),
    );
    expect(brief(reading)[1]).toBe('Анкетирование педагогов | октябрь 2025 | Акимова Р. Р.');
  });
});

describe('a list pasted into the chat', () => {
  test('with people after the last commas, and not a word of the sentence lost', () => {
    const reading = readRoadmapText(
      text(
        'План на 2027-2028 учебный год',
        '1. Собрать совет наставников школы до 15 сентября, куратор',
        '2. Провести семинар для молодых педагогов в октябре, педагог-психолог',
        '3. Подвести итоги года до 20 мая, куратор, директор',
      ),
    );
    expect(brief(reading)).toEqual([
      'Собрать совет наставников школы | до 15 сентября | куратор',
      'Провести семинар для молодых педагогов | в октябре | педагог-психолог',
      'Подвести итоги года | до 20 мая | куратор, директор',
    ]);
  });

  test('numbered, with dates and assignees in the sentence', () => {
    const reading = readRoadmapText(
      text(
        '1. Провести анкетирование — до 15 октября 2025, отв. Иванкина',
        '2. Составить список наставников (до 1 ноября 2025 г.), ответственный: Петрунина А. А.',
        '3) Подвести итоги. Срок: май 2026. Отв.: директор',
        '4. Размещать новости на сайте постоянно',
      ),
    );
    expect(brief(reading)).toEqual([
      'Провести анкетирование | до 15 октября 2025 | Иванкина',
      'Составить список наставников | до 1 ноября 2025 г. | Петрунина А. А.',
      'Подвести итоги | май 2026 | директор',
      'Размещать новости на сайте | постоянно | ',
    ]);
  });

  test('month by month: the heading is the deadline', () => {
    const reading = readRoadmapText(
      text(
        'План на 2025-2026 учебный год',
        '',
        'Сентябрь:',
        '- собрать анкеты, отв. Мухина',
        '- издать приказ',
        'Март:',
        '- провести семинар',
      ),
    );
    expect(plainStages(reading).map(({ title, windows }) => [title, windows[0]?.[1]])).toEqual([
      ['собрать анкеты', '2025-09-30'],
      ['издать приказ', '2025-09-30'],
      ['провести семинар', '2026-03-31'],
    ]);
  });

  test('the points of an order are no roadmap', () => {
    expectRefusal(
      readRoadmapText('ПРИКАЗЫВАЮ:\n1. Утвердить положение.\n2. Назначить куратора.\n3. Контроль оставляю за собой.'),
      'no-table',
    );
  });
});

describe('the shape of a table', () => {
  test('a start and an end column make one window', () => {
    const reading = readRoadmapText(
      text(
        '№ п/п¦Мероприятие¦Дата¦¦Исполнители',
        '¦¦начало¦окончание¦',
        '1¦Анкеты¦10.01.2026¦28.02.2026¦Лыкова Р. И.',
        '2¦Отчёт¦01.03.2026¦15.03.2026¦Лыкова Р. И.',
      ),
    );
    expect(plainStages(reading).map(({ windows }) => windows)).toEqual([
      [['2026-01-10', '2026-02-28']],
      [['2026-03-01', '2026-03-15']],
    ]);
  });

  test('a column for each month, marked where something is due', () => {
    const reading = readRoadmapText(
      text(
        'План на 2025-2026 учебный год',
        '',
        '№¦Мероприятие¦сентябрь¦октябрь¦ноябрь¦декабрь¦Ответственный',
        '1¦Анкеты¦+¦¦¦¦Рыжов Н. Н.',
        '2¦Семинары¦¦+¦¦х¦Рыжов Н. Н.',
      ),
    );
    expect(plainStages(reading).map(({ windows }) => windows.map(([, due]) => due))).toEqual([
      ['2025-09-30'],
      ['2025-10-31', '2025-12-31'],
    ]);
  });

  test('deadline and assignee in one column', () => {
    const reading = readRoadmapText(
      text(
        'Мероприятие¦Срок, ответственный',
        'Приказ¦до 5 сентября 2025 г., Носова И. И.',
        'Анкеты¦октябрь 2025, Носова И. И.',
      ),
    );
    expect(brief(reading)).toEqual([
      'Приказ | до 5 сентября 2025 г. | Носова И. И.',
      'Анкеты | октябрь 2025 | Носова И. И.',
    ]);
  });

  test('an assignee that stands where the deadline should be is an assignee', () => {
    const reading = readRoadmapText(
      text(
        '№¦Мероприятие¦Срок¦Ответственный',
        '1¦Опрос¦Директор¦',
        '2¦Отчёт¦май 2026¦Директор',
        '3¦Сайт¦Методист школы',
        '4¦Итоги¦Куратор¦июнь 2026',
      ),
    );
    expect(brief(reading)).toEqual([
      'Опрос |  | Директор',
      'Отчёт | май 2026 | Директор',
      'Сайт |  | Методист школы',
      'Итоги | июнь 2026 | Куратор',
    ]);
    expect(plainStages(reading)[0]?.kind).toBe('unresolved');
  });

  test('stage, activity and content: the stage groups, the content is the checklist', () => {
    const reading = read(
      readRoadmapText(
        text(
          '№¦Этап¦Мероприятия¦Содержание деятельности¦Срок',
          '1.¦Условия¦Материалы¦1. Методология. 2. Папки.¦Сентябрь 2025',
          '¦¦База документов¦1. Приказ. 2. Положение.¦Октябрь 2025',
          '2.¦Сбор¦Данные¦1. Анкеты.¦Ноябрь 2025',
        ),
      ),
    );
    expect(reading.stages.map(({ group, title, content }) => [group, title, content.length])).toEqual([
      ['Условия', 'Материалы', 2],
      ['Условия', 'База документов', 2],
      ['Сбор', 'Данные', 1],
    ]);
  });

  test('a direction groups its activities also where it has only one', () => {
    const reading = readRoadmapText(
      text(
        'Направление¦Мероприятие¦Сроки',
        'Документы¦Приказ¦сентябрь 2025',
        'Учёба¦Семинар¦октябрь 2025',
        '¦Конференция¦апрель 2026',
      ),
    );
    expect(plainStages(reading).map(({ group, title }) => [group, title])).toEqual([
      ['Документы', 'Приказ'],
      ['Учёба', 'Семинар'],
      ['Учёба', 'Конференция'],
    ]);
  });

  test('a month left of its activities holds for the empty cells below it', () => {
    const reading = readRoadmapText(
      text('Месяц¦Мероприятие¦Ответственный', 'Октябрь 2025¦Опрос¦Завуч', '¦Разбор¦Завуч', 'Март 2026¦Отчёт¦Завуч'),
    );
    expect(plainStages(reading).map(({ windows }) => windows[0]?.[1])).toEqual([
      '2025-10-31',
      '2025-10-31',
      '2026-03-31',
    ]);
  });

  test('one more row of dates makes one more window', () => {
    const reading = readRoadmapText(
      text('№¦Мероприятие¦Срок¦Ответственный', '1¦Опрос¦октябрь 2025¦Завуч', '¦¦май 2026¦', '2¦Отчёт¦июнь 2026¦Завуч'),
    );
    expect(plainStages(reading).map(({ kind, windows }) => [kind, windows.length])).toEqual([
      ['windows', 2],
      ['window', 1],
    ]);
  });

  test('tables parted by headings are one roadmap in sections', () => {
    const head = '№¦Мероприятие¦Срок';
    const reading = read(
      readRoadmapText(
        text('План на 2026 год', '', 'I. Осень', head, '1¦Опрос¦март', '', 'II. Весна', head, '1¦Отчёт¦май'),
      ),
    );
    expect(reading.sections).toBe(2);
    expect(plainStages(reading).map(({ group, title }) => [group, title])).toEqual([
      ['Осень', 'Опрос'],
      ['Весна', 'Отчёт'],
    ]);
  });

  test('a table of risks beside the roadmap is not read', () => {
    const reading = readRoadmapText(
      text(
        '№¦Мероприятие¦Срок¦Ответственный',
        '1¦Опрос¦май 2026¦Завуч',
        '',
        'Риски',
        '',
        '№¦Риск¦Содержание мер',
        '1¦Нет наставников¦Поощрение',
      ),
    );
    expect(brief(reading)).toEqual(['Опрос | май 2026 | Завуч']);
  });

  test('the heading repeated on the next page is no stage, and a stage that sounds like one is', () => {
    const reading = readRoadmapText(
      text('№¦Этап¦Содержание', '1¦Начало¦Приказ', '№¦Этап¦Содержание', '2¦Завершение¦Итоговая встреча'),
    );
    expect(plainStages(reading).map(({ title }) => title)).toEqual(['Начало', 'Завершение']);
  });
});

test('without a year anywhere there is no period and no date', () => {
  const reading = readRoadmapText(text('Мероприятие¦Срок', 'Опрос¦октябрь', 'Отчёт¦май'));
  expect(planOf(reading)).toBeNull();
  expect(plainStages(reading).every(({ windows }) => windows.length === 0)).toBe(true);
});
