import type { Questionnaire } from '../questionnaire.ts';

/** A short one after a personalised programme has been closed, mentee. No pattern exists: the set is ours [M?]. */
export const closingMenteeFirst: Questionnaire = {
  family: 'closing-mentee',
  version: 1,
  title: 'Программа завершена: ваше мнение',
  intro: 'Пять коротких вопросов.',
  items: [
    {
      key: 'goal',
      kind: 'scale',
      section: 'Итоги',
      text: 'Насколько удалось то, ради чего всё начиналось?',
      help: '1 — совсем нет, 10 — в полной мере.',
      min: 1,
      max: 10,
    },
    {
      key: 'satisfied',
      kind: 'scale',
      text: 'Насколько вы довольны участием в программе?',
      help: '1 — совсем нет, 10 — в полной мере.',
      min: 1,
      max: 10,
    },
    { key: 'valuable', kind: 'text', text: 'Что помогло больше всего?', optional: true, max: 1000 },
    { key: 'missing', kind: 'text', text: 'Чего не хватило?', optional: true, max: 1000 },
    {
      key: 'next',
      kind: 'one',
      section: 'Что дальше',
      text: 'Нужна ли вам поддержка дальше?',
      options: [
        { value: 'no', label: 'Нет, справляюсь' },
        { value: 'sometimes', label: 'Иногда, по вопросам' },
        { value: 'yes', label: 'Да, нужна новая программа' },
      ],
    },
  ],
};

/** The title stands behind «Опрос:», where the colon of the first version was one too many; the questions are the same. */
export const closingMentee: Questionnaire = {
  ...closingMenteeFirst,
  version: 2,
  title: 'Мнение о завершённой программе',
};
