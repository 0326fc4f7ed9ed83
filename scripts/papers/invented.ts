import type { BankPaper } from '#core/bank/papers.ts';
import type { ConsentPaper } from '#core/consents/papers.ts';
import { paperKinds, sectionsOf, titles } from '#core/consents/texts.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import type { Order, OrderTerms } from '#core/pairing/mentorship.ts';
import { pointsFor, preambleFor, titleFor } from '#core/pairing/order-words.ts';
import type { OrderPaper } from '#core/pairing/papers.ts';
import type { InvitationCard } from '#core/people/deps.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import type { PracticesPaper } from '#core/practices/papers.ts';
import type { RoadmapReport } from '#core/roadmap/papers.ts';
import { mentee } from '#core/survey/built-in/mentee.ts';
import type { Chart } from '#core/survey/papers.ts';

/** An invented school and invented people, for papers to be looked at. */
const school: Organisation = {
  id: id<'organisation'>('invented'),
  name: 'МБОУ «Средняя школа № 5 посёлка Ясный»',
  settings: { ...defaultSettings, address: 'посёлок Ясный, улица Школьная, 1', place: 'посёлок Ясный' },
};

const note =
  'Версия текста: 1. Предварительно дано в боте: 7 сентября 2026 г., VK. Контрольная сумма слов: Zk3vQ9pLm2Xa. Нажатие кнопки подпись не заменяет.';
const identity = ['Адрес', 'Документ, удостоверяющий личность (вид, номер, когда и кем выдан)'];

export const consentPapers: readonly ConsentPaper[] = paperKinds.map((kind) => ({
  organisation: school.name,
  title: titles[kind],
  person: kind === 'guardian' ? 'Соколова Дарья Ильинична' : 'Лугова Анна Петровна',
  position: kind === 'guardian' ? '' : 'учитель математики',
  guardian: kind === 'guardian',
  blanks: {
    'personal-data': identity,
    mentor: [],
    mentee: [],
    publication: [
      'Телефон или электронная почта для связи',
      'ИНН, ОГРН и адрес сайта организации',
      'Мои запреты и условия',
    ],
    guardian: [...identity, 'Кем прихожусь ребёнку, документ об этом', 'Класс'],
  }[kind],
  sections: sectionsOf(kind, school),
  note,
}));

const rows = [
  [
    '1',
    'Ким Олег Игоревич, учитель информатики',
    'Лугова Анна Петровна, учитель математики',
    'педагог – педагог; традиционное, виртуальное, дистанционное. Тема: первые открытые уроки',
  ],
  [
    '2',
    'Жаворонкова Полина Олеговна, учитель английского языка\nМельников Артём Денисович, учитель истории',
    'Тополев Сергей Андреевич, педагогический университет',
    'педагог вуза или колледжа – молодой педагог; традиционное, в группе',
  ],
];

const orders: readonly { readonly terms: OrderTerms; readonly last: readonly string[]; readonly column: string }[] = [
  {
    terms: { kind: 'begin', programmesBy: '2026-10-15', reportBy: '2027-05-31', payment: true },
    last: ['с 1 октября 2026 г. по 31 мая 2027 г.', 'с 1 октября 2026 г. по 31 мая 2027 г.'],
    column: 'Период',
  },
  {
    terms: { kind: 'change', to: '2027-03-31', leaving: [] },
    last: ['срок: по 31 марта 2027 г.', 'выходит из группы: Мельников Артём Денисович'],
    column: 'Что меняется',
  },
  {
    terms: { kind: 'end', reason: 'mutual', lastDay: '2027-01-22' },
    last: ['22 января 2027 г.', '22 января 2027 г.'],
    column: 'Последний день действия',
  },
];

export const orderPapers: readonly OrderPaper[] = orders.map(({ terms, last, column }) => {
  const order: Order = {
    ...{ id: id<'order'>('invented'), organisationId: school.id, purpose: terms.kind, status: 'draft', terms },
    ...{ mentorships: [], createdBy: id<'person'>('invented'), createdAt: instant('2026-09-20T09:00:00Z') },
  };
  return {
    purpose: terms.kind,
    organisation: school.name,
    place: terms.kind === 'end' ? '' : 'посёлок Ясный',
    ...(terms.kind === 'change' ? { number: '17-н', date: '12 января 2027 г.' } : {}),
    title: titleFor(order),
    preamble: preambleFor(order),
    columns: [
      '№',
      'Наставляемый (Ф.\u00a0И.\u00a0О., должность)',
      'Наставник (Ф.\u00a0И.\u00a0О., должность)',
      'Форма и вид',
      column,
    ],
    rows: rows.map((row, index) => [...row, last[index] ?? '']),
    points: pointsFor(order, 2, 'Ветрова Ирина Павловна'),
    signer: { position: 'Директор', name: 'О.\u00a0С. Рябинин' },
    acquainted: [
      { name: 'Лугова Анна Петровна', position: 'учитель математики' },
      { name: 'Ким Олег Игоревич', position: 'учитель информатики' },
      { name: 'Тополев Сергей Андреевич', position: 'педагогический университет' },
      { name: 'Жаворонкова Полина Олеговна', position: 'учитель английского языка' },
      { name: 'Мельников Артём Денисович', position: 'учитель истории' },
      { name: 'Ветрова Ирина Павловна', position: 'заместитель директора по УВР' },
    ],
  };
});

export const invitations: readonly InvitationCard[] = [
  'Ким Олег Игоревич',
  'Мельников Артём Денисович',
  'Жаворонкова Полина Олеговна',
].map((name) => ({
  organisation: school.name,
  name,
  roles: 'участник',
  code: 'K7QX-9M2P',
  links: [{ channel: 'vk', url: 'https://vk.me/school?ref=invented' }],
  until: '10 сентября 2026 г., 12:00',
}));

export const report: RoadmapReport = {
  organisation: school.name,
  title: 'Дорожная карта внедрения системы наставничества на 2026–2027 учебный год',
  period: 'Период: 1 сентября 2026 г. – 31 августа 2027 г.',
  order: 'Приказ № 15-од от 24 августа 2026 г.',
  asOf: date('2026-11-16').toLocaleString('ru', { dateStyle: 'long' }),
  figures: [{ label: 'Выполнено', value: 1, note: '1 из 2 (50 %)' }],
  rows: [
    {
      number: '1.',
      group: '',
      title: 'Издать приказ',
      due: 'сентябрь 2026 г.',
      assignees: 'Ветрова Ирина Павловна',
      state: 'закрыт',
      result: 'Приказ № 15-од',
    },
    {
      number: '2.',
      group: '',
      title: 'Собрать банк наставников',
      due: 'до 15 октября 2026 г.',
      assignees: 'куратор',
      state: 'просрочен',
      result: '',
    },
  ],
};

/** Both sides of the bank, as they hang behind an order. */
export const bankTables: BankPaper = {
  organisation: school.name,
  asOf: '7 сентября 2026 г.',
  tables: ['Наставники', 'Наставляемые'].map((title, side) => ({
    title,
    columns: [
      { title: '№', width: 5 },
      { title: 'Фамилия, имя, отчество', width: 30 },
      { title: 'Должность', width: 20 },
      { title: 'Категория', width: 20 },
      { title: 'Направления', width: 25 },
    ],
    rows: Array.from({ length: 6 }, (_, row) => [
      String(row + 1),
      side === 0 ? 'Лугова Анна Петровна' : 'Снегирёв Денис Ильич',
      side === 0 ? 'учитель математики' : 'учитель физики',
      side === 0 ? 'Опытный педагог с устойчивыми достижениями' : 'Молодой педагог',
      'Предмет; Цели и структура урока; Работа с родителями',
    ]),
  })),
};

export const practices: PracticesPaper = {
  organisation: school.name,
  asOf: '20 ноября 2026 г.',
  practices: [
    {
      title: 'Родители не приходят на собрания, хотя обещают',
      rows: [
        { label: 'Авторы', words: 'Ким Олег Игоревич; Лугова Анна Петровна' },
        { label: 'Организация', words: school.name },
        { label: 'Вид наставничества', words: 'ситуационное' },
        { label: 'Направление', words: 'Работа с родителями' },
        {
          label: 'Проблема',
          words: 'Родители не приходят на собрания, хотя обещают. Кто не пришёл, потом спрашивает то же самое в чате.',
        },
        {
          label: 'Что сделано и помогло',
          words:
            'Пригласили каждого отдельно и начали встречу с работ детей. Итоги на одной странице отправили тем, кто не смог.',
        },
        { label: 'Результат', words: 'Отметок «Помогло»: 4' },
        { label: 'Утверждена', words: '12 ноября 2026 г.' },
      ],
    },
    {
      title: 'Конец урока без спешки',
      rows: [
        { label: 'Организация', words: school.name },
        { label: 'Направление', words: 'Цели и структура урока' },
        { label: 'Проблема', words: 'На итог урока не хватало времени.' },
        {
          label: 'Что сделано и помогло',
          words: 'Ставим таймер за семь минут до звонка и останавливаем любое задание.',
        },
        { label: 'Утверждена', words: '19 ноября 2026 г.' },
      ],
    },
  ],
};

/** A built-in questionnaire, as the template that is sent to be changed. */
export const questionnaire = mentee;

const bars = (all: Readonly<Record<string, number>>, answered: number) =>
  Object.entries(all).map(([label, count]) => ({
    ...{ label, share: count / answered },
    words: `${count} (${Math.round((count / answered) * 100)}\u00a0%)`,
  }));

/** Answers to three questions, one of them with long options. */
export const chart: Chart = {
  title: 'Мониторинг в конце года: что изменилось за время работы с наставником',
  note: 'Ответов: 17 из 20',
  blocks: [
    {
      title: 'Была ли программа полезной?',
      note: 'Ответов: 17',
      bars: bars({ Да: 15, Нет: 2 }, 17),
    },
    {
      title: 'Насколько вы удовлетворены совместной работой?',
      note: 'Ответов: 16 · среднее: 8,1 · пропустили: 1',
      bars: bars({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 1, 6: 1, 7: 3, 8: 4, 9: 4, 10: 3 }, 16),
    },
    {
      title: 'Что помогло больше всего? Можно отметить несколько вариантов.',
      note: 'Ответов: 17',
      bars: bars(
        {
          'Совместная подготовка уроков и их разбор': 12,
          'Посещение уроков наставника': 9,
          'Беседы о работе с родителями': 5,
        },
        17,
      ),
    },
  ],
};
