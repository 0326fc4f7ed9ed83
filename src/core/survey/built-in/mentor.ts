import { kindWords, mentorCategoryWords, modeWords } from '#core/bank/codes.ts';
import type { Item, Questionnaire } from '../questionnaire.ts';
import { areaOptions, formOptions, optionsOf } from './options.ts';

/** The ten competences of 5.2.2, in the order of the clause. */
const competences: readonly string[] = [
  'Законы и локальные документы о работе педагога и о наставничестве: насколько уверенно вы в них ориентируетесь?',
  'Насколько вам легко ввести человека в должность: обязанности, распорядок, охрана труда, школа и её кабинеты?',
  'Насколько вы умеете составить программу вместе с человеком, с учётом того, что он уже умеет и чего хочет?',
  'Насколько вам удаётся узнать коллегу: его деловые качества, характер, увлечения?',
  'Насколько вы умеете консультировать по подготовке и проведению занятий?',
  'Насколько вам удаётся помочь человеку увидеть и исправить ошибки, не задев его?',
  'Насколько вы можете учить собственным примером: открытые занятия, стиль общения, отношение к делу?',
  'Насколько вам легко обсуждать работу коллеги, хвалить за удачи и говорить о промахах?',
  'Насколько привычно для вас регулярно и коротко рассказывать куратору, как идут дела?',
  'Насколько вы умеете подвести итоги: что получилось, что осталось, что предложить дальше?',
];

/**
 * Potential mentor. No federal pattern was found: the set follows 5.2.1 and 5.2.2 and what schools usually ask [M?]. Thresholds
 * (years in the school, mentees at once) are the school's own, so the questionnaire asks and does not judge. The name is known;
 * the consent to be a mentor is a document of its own, not a question.
 */
export const mentor: Questionnaire = {
  family: 'mentor',
  version: 1,
  title: 'Анкета наставника',
  intro: 'Ответы помогут подобрать пару, в которой ваш опыт пригодится. Анкета ни к чему не обязывает.',
  items: [
    {
      key: 'position',
      kind: 'text',
      section: 'О вас',
      text: 'Ваша должность, если в школьном списке она указана неверно.',
      help: 'Если всё верно, пропустите.',
      optional: true,
      max: 200,
    },
    {
      key: 'subjects',
      kind: 'text',
      text: 'Какие предметы и в каких классах вы ведёте?',
      help: 'Если уроков нет, напишите, чем занимаетесь в школе.',
      max: 300,
    },
    { key: 'years', kind: 'number', text: 'Ваш педагогический стаж: сколько полных лет?', min: 0, max: 60 },
    { key: 'yearsHere', kind: 'number', text: 'Сколько из них в этой организации?', min: 0, max: 60 },
    {
      key: 'achievements',
      kind: 'text',
      text: 'Чем из сделанного вы могли бы поделиться?',
      help: 'Конкурсы, публикации, вебинары, руководство методическим объединением.',
      optional: true,
      max: 1000,
    },
    {
      key: 'experience',
      kind: 'one',
      section: 'Помощь коллегам',
      text: 'Приходилось ли вам раньше быть наставником?',
      options: [
        { value: 'none', label: 'Пока нет' },
        { value: 'informal', label: 'Да, неофициально' },
        { value: 'formal', label: 'Да, по приказу' },
      ],
    },
    { key: 'areas', kind: 'several', text: 'С чем вы готовы помогать?', options: areaOptions },
    { key: 'forms', kind: 'several', text: 'В каких парах вы готовы работать?', options: formOptions },
    { key: 'kinds', kind: 'several', text: 'Какие виды наставничества вам подходят?', options: optionsOf(kindWords) },
    { key: 'mode', kind: 'one', text: 'Как вам удобнее встречаться?', options: optionsOf(modeWords) },
    {
      key: 'capacity',
      kind: 'one',
      text: 'Скольким людям одновременно вы сможете помогать?',
      options: [
        { value: '1', label: 'Одному' },
        { value: '2', label: 'Двоим' },
        { value: '3', label: 'Троим и больше' },
      ],
    },
    { key: 'hours', kind: 'number', text: 'Сколько часов в неделю вы можете на это отдать?', min: 1, max: 20 },
    { key: 'motivation', kind: 'text', text: 'Почему вам это интересно?', optional: true, max: 1000 },
    ...competences.map(
      (text, index): Item => ({
        key: `c${index + 1}`,
        kind: 'scale',
        ...(index === 0 ? { section: 'Оцените себя' } : {}),
        text,
        help: '1 — пока трудно, 5 — получается хорошо.',
        min: 1,
        max: 5,
      }),
    ),
    { key: 'training', kind: 'yesno', text: 'Нужно ли вам обучение, чтобы начать?' },
    {
      key: 'category',
      kind: 'several',
      section: 'Ваше место',
      text: 'Что из этого про вас?',
      help: 'Можно отметить несколько. Решение остаётся за куратором.',
      options: optionsOf(mentorCategoryWords, {
        achiever: 'Опыт и устойчивые достижения',
        sharer: 'Желание делиться опытом',
        leader: 'Авторитет, ко мне идут за советом',
        methodist: 'Методическая работа',
        responsible: 'Готовность расти и отвечать за итог',
      }),
    },
  ],
};
