import { areaWords, menteeCategoryWords, modeWords } from '#core/bank/codes.ts';
import type { Item, Questionnaire } from '../questionnaire.ts';
import { formOptions, optionsOf } from './options.ts';

const { burnout: _asked, ...categories } = menteeCategoryWords;

/**
 * Needs and difficulties of a mentee. No federal pattern was found: the set follows 1.3 (difficulties and strengths), 5.2.3 and what
 * schools usually ask [M?]; lesson planning, stages of a lesson, parents and a class teacher's papers are confirmed as common
 * subjects of help [V]. Burn-out (5.2.3) is no category to tick here: it is a confidential question of its own.
 */
export const mentee: Questionnaire = {
  family: 'mentee',
  version: 1,
  title: 'Какая нужна поддержка',
  intro: 'Ответы помогут найти коллегу, который поддержит именно в том, что важно вам. Правильных ответов здесь нет.',
  items: [
    {
      key: 'subject',
      kind: 'text',
      section: 'О вас',
      text: 'Какой предмет или какое направление вы ведёте?',
      max: 300,
    },
    { key: 'years', kind: 'number', text: 'Ваш педагогический стаж: сколько полных лет?', min: 0, max: 60 },
    {
      key: 'categories',
      kind: 'several',
      text: 'Что из этого про вас сейчас?',
      help: 'Можно отметить несколько.',
      options: optionsOf(categories, {
        growth: 'Хочу вырасти в одном направлении',
        ict: 'Хочу овладеть ИТ и ИКТ',
        difficulty: 'Другие затруднения, нужна помощь',
        trainee: 'Стажировка, практика студента',
      }),
    },
    ...Object.entries(areaWords).map(
      ([area, words], index): Item => ({
        key: `n-${area}`,
        kind: 'scale',
        ...(index === 0 ? { section: 'Где пригодится помощь' } : {}),
        text: `${words}: насколько здесь пригодилась бы помощь?`,
        help: '0 — справляюсь, 1 — иногда есть вопросы, 2 — бывает трудно, 3 — нужна помощь.',
        min: 0,
        max: 3,
      }),
    ),
    {
      key: 'strengths',
      kind: 'text',
      section: 'Ваши сильные стороны',
      text: 'Что у вас получается хорошо, чем вы могли бы поделиться?',
      help: 'Программа не только убирает трудности, она развивает и сильное.',
      max: 1000,
    },
    { key: 'expects', kind: 'text', text: 'Какой помощи вы ждёте прежде всего?', optional: true, max: 1000 },
    {
      key: 'form',
      kind: 'one',
      section: 'С кем и как',
      text: 'Какая пара вам ближе?',
      optional: true,
      options: formOptions,
    },
    { key: 'mode', kind: 'one', text: 'Как вам удобнее встречаться?', options: optionsOf(modeWords) },
    { key: 'wishes', kind: 'text', text: 'Каким вы видите своего наставника?', optional: true, max: 1000 },
    { key: 'trusted', kind: 'person', text: 'Есть ли здесь коллега, которому вы доверяете?', optional: true },
    {
      key: 'burnout',
      kind: 'one',
      section: 'Между нами',
      text: 'Замечаете ли вы за собой усталость от работы, которая не проходит после отдыха?',
      help: 'Ответ увидят только педагог-психолог и куратор. Ни в какие сводки он не войдёт.',
      optional: true,
      confidential: true,
      options: [
        { value: 'no', label: 'Нет' },
        { value: 'sometimes', label: 'Иногда' },
        { value: 'yes', label: 'Да' },
        { value: 'talk', label: 'Хочу поговорить с психологом' },
      ],
    },
    { key: 'other', kind: 'text', section: 'И ещё', text: 'О чём мы не спросили?', optional: true, max: 1000 },
  ],
};
