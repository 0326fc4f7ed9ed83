import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import writeXlsxFile from 'write-excel-file/node';

// Writes docs/samples: an invented roadmap as the files schools have, and lists of invented people.

type Row = readonly [stage: string, content: readonly string[], deadline: string, responsible: string];

const title = [
  'ДОРОЖНАЯ КАРТА',
  'внедрения системы наставничества педагогических работников',
  'Школы № 5 посёлка Ясный на 2026–2027 учебный год',
] as const;

const heading = ['№', 'Этап', 'Содержание', 'Сроки', 'Ответственные'] as const;

/** Every kind of deadline there is, and one that the words leave open. */
const rowsFor = (psychologist: string): readonly Row[] => [
  [
    'Подготовка условий для реализации системы наставничества',
    ['Обновление положения о системе наставничества', 'Издание приказа о назначении куратора', 'Разработка форм анкет'],
    'август – сентябрь 2026 г.',
    'Директор, куратор',
  ],
  [
    'Формирование банка наставляемых',
    ['Анкетирование педагогов о профессиональных затруднениях', 'Сбор согласий на обработку персональных данных'],
    'до 20 сентября',
    `Куратор, ${psychologist}`,
  ],
  [
    'Формирование банка наставников',
    ['Анкетирование педагогов, готовых стать наставниками', 'Составление перечня наставников'],
    'сентябрь',
    'Куратор',
  ],
  [
    'Отбор и обучение наставников',
    ['Установочный семинар', 'Практикум «Обратная связь после урока»'],
    'октябрь 2026 г., март 2027 г.',
    'Куратор, совет наставников',
  ],
  [
    'Закрепление наставнических пар и групп',
    ['Встреча участников', 'Получение письменных согласий', 'Издание приказа о закреплении пар'],
    'до 15 октября',
    'Директор, куратор',
  ],
  [
    'Реализация персонализированных программ наставничества',
    ['Встречи в парах и группах', 'Взаимопосещение уроков'],
    'ежемесячно с октября по май',
    'Наставники',
  ],
  [
    'Мониторинг хода программ',
    ['Опрос участников', 'Обсуждение итогов на совете наставников'],
    'раз в квартал',
    'Куратор',
  ],
  ['Индивидуальные консультации наставляемых', [], 'по запросу', psychologist],
  [
    'Школьная конференция «Точки роста»',
    ['Представление практик наставничества', 'Пополнение методической копилки'],
    'по отдельному графику',
    'Куратор, наставники',
  ],
  [
    'Подведение итогов, отчёт о результатах наставничества',
    ['Анкетирование удовлетворённости', 'Итоговый отчёт куратора', 'Поощрение наставников'],
    'до 28 мая 2027 г.',
    'Куратор',
  ],
  [
    'Информационное сопровождение системы наставничества',
    ['Публикации на сайте и в сообществе школы'],
    'постоянно',
    'Куратор',
  ],
];

const people: readonly (readonly string[])[] = [
  ['Фамилия', 'Имя', 'Отчество', 'Должность', 'Роль'],
  ['Тополев', 'Сергей', 'Андреевич', 'учитель истории', 'наставник'],
  ['Калинина', 'Вера', 'Игоревна', 'учитель начальных классов', 'наставник, член совета наставников'],
  ['Жаворонкова', 'Полина', 'Олеговна', 'учитель английского языка', 'наставляемый'],
  ['Мельников', 'Артём', 'Денисович', 'учитель информатики', 'наставляемый'],
  ['Полевая', 'Ольга', 'Викторовна', 'руководитель МО', 'член совета наставников'],
  ['Ким', 'Алина', '', 'социальный педагог', 'сотрудник'],
];

const bank: readonly (readonly string[])[] = [
  ['ФИО', 'Роль', 'Должность', 'Предмет', 'Стаж, лет', 'Направления'],
  [
    'Тополев Сергей Андреевич',
    'наставник',
    'учитель истории',
    'история',
    '18',
    'Дисциплина; Методы, активность на уроке',
  ],
  [
    'Калинина Вера Игоревна',
    'наставник',
    'учитель начальных классов',
    '',
    '22',
    'Работа с родителями; Классное руководство',
  ],
  ['Жаворонкова Полина Олеговна', 'наставляемый', 'учитель английского языка', '', '1', 'Работа с родителями (3)'],
  [
    'Мельников Артём Денисович',
    'наставляемый',
    'учитель информатики',
    '',
    '2',
    'Дисциплина (2); Классное руководство (1)',
  ],
];

const widths = [5, 24, 35, 17, 19] as const;

function asDocx(rows: readonly Row[]): Promise<Buffer> {
  const above = title.map(
    (line, index) =>
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: line, bold: index === 0 })] }),
  );
  const cells = rows.map(([stage, content, ...rest], index) => [
    [`${index + 1}.`],
    [stage],
    content,
    ...rest.map((one) => [one]),
  ]);
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: heading.map((one, column) => cell([one], column, true)) }),
      ...cells.map((row) => new TableRow({ children: row.map((lines, column) => cell(lines, column, false)) })),
    ],
  });
  const styles = { default: { document: { run: { font: 'Times New Roman', size: 24 } } } };
  return Packer.toBuffer(
    new Document({
      title: 'Дорожная карта',
      creator: 'Школа № 5',
      styles,
      sections: [{ children: [...above, new Paragraph(''), table] }],
    }),
  );
}

const cell = (lines: readonly string[], column: number, bold: boolean): TableCell =>
  new TableCell({
    width: { size: widths[column] ?? 20, type: WidthType.PERCENTAGE },
    children: (lines.length > 0 ? lines : ['']).map(
      (text) => new Paragraph({ children: [new TextRun({ text, bold })] }),
    ),
  });

/** The table as a tab-separated text, the way it is copied out of Word. */
const asText = (rows: readonly Row[]): string =>
  [
    ...title,
    '',
    heading.join('\t'),
    ...rows.map(([stage, content, ...rest], index) => [`${index + 1}.`, stage, content.join('; '), ...rest].join('\t')),
    '',
  ].join('\n');

const folder = new URL('../docs/samples/', import.meta.url);
const roles = rowsFor('педагог-психолог');
await writeFile(new URL('roadmap.docx', folder), await asDocx(roles));
await writeFile(new URL('roadmap.txt', folder), asText(roles));
await writeFile(new URL('roadmap-with-a-surname.docx', folder), await asDocx(rowsFor('Озерова М. Л.')));
const sheet = (rows: readonly (readonly string[])[]) =>
  rows.map((row, index) => row.map((value) => (index === 0 ? { value, fontWeight: 'bold' as const } : { value })));
for (const [name, rows, columns] of [
  ['people.xlsx', people, [16, 12, 16, 28, 32]],
  ['bank.xlsx', bank, [32, 16, 28, 16, 12, 44]],
] as const)
  await writeFile(
    new URL(name, folder),
    await writeXlsxFile(sheet(rows), { columns: columns.map((width) => ({ width })) }).toBuffer(),
  );
