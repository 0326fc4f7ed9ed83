import type { Questionnaire } from '../questionnaire.ts';

/**
 * A short one after a personalised programme has been closed, mentor. No pattern exists for schools: the set is ours [M?]. The
 * three-way conclusion on working alone is asked of mentors in the civil service [V].
 */
export const closingMentorFirst: Questionnaire = {
  family: 'closing-mentor',
  version: 1,
  title: 'Программа завершена: ваш вывод',
  intro: 'Шесть коротких вопросов.',
  items: [
    {
      key: 'goal',
      kind: 'scale',
      section: 'Итоги',
      text: 'Насколько достигнута цель программы?',
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
    {
      key: 'independence',
      kind: 'one',
      text: 'Сможет ли коллега дальше работать без сопровождения?',
      options: [
        { value: 'yes', label: 'Да' },
        { value: 'supported', label: 'Да, с поддержкой по вопросам' },
        { value: 'no', label: 'Пока нет' },
      ],
    },
    { key: 'missing', kind: 'text', text: 'Чего не хватило?', optional: true, max: 1000 },
    { key: 'again', kind: 'yesno', section: 'Что дальше', text: 'Хотите ли вы и дальше быть наставником?' },
    {
      key: 'practice',
      kind: 'text',
      text: 'Что из найденного стоит показать другим наставникам?',
      optional: true,
      max: 1000,
    },
  ],
};

/** The title stands behind «Опрос:», where the colon of the first version was one too many; the questions are the same. */
export const closingMentor: Questionnaire = {
  ...closingMentorFirst,
  version: 2,
  title: 'Вывод о завершённой программе',
};
