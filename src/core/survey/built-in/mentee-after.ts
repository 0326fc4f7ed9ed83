import type { Questionnaire } from '../questionnaire.ts';
import { frequencyOptions } from './options.ts';
import { scales } from './scales.ts';

/**
 * Monitoring «учитель – учитель», mentee, at the end [M+]: see mentee-before.ts. The 13th item is a mark here and five degrees at
 * the start, so their keys differ. Experience before the programme is not asked a second time.
 */
export const menteeAfter: Questionnaire = {
  family: 'mentee-after',
  version: 1,
  title: 'Мониторинг в конце программы',
  intro: 'Те же стороны работы, что и в начале, и несколько вопросов о том, что изменилось.',
  items: [
    ...scales('Что получилось', '1 — совсем нет, 10 — в полной мере.', {
      effect: 'Насколько результативной оказалась программа в целом?',
      comfort: 'Насколько спокойно и удобно вам было в ней участвовать?',
      organising: 'Насколько хорошо вас познакомили с коллективом, рабочим местом, обязанностями и требованиями?',
      adaptation: 'Насколько программа помогла освоиться в профессии и в должности?',
      skills: 'Насколько полезны были открытые уроки, семинары, вебинары, конкурсы?',
      theory: 'Насколько хорошо вам передали теоретические знания?',
      practice: 'Насколько хорошо вам передали практические навыки?',
      programme: 'Насколько удачной оказалась составленная для вас программа?',
      support: 'Насколько вы чувствовали поддержку наставника?',
      joint: 'Насколько вы довольны совместной работой?',
      expectations: 'Насколько оправдались ваши ожидания?',
    }),
    {
      key: 'frequency',
      kind: 'one',
      section: 'Как это было',
      text: 'Как часто проходили мероприятия программы?',
      options: frequencyOptions,
    },
    { key: 'valuable', kind: 'text', text: 'Что оказалось для вас самым ценным?', optional: true, max: 1000 },
    { key: 'missing', kind: 'text', text: 'Чего не хватило, что вы бы изменили?', optional: true, max: 1000 },
    { key: 'glad-after', kind: 'yesno', text: 'Вы рады, что участвовали?' },
    { key: 'continue', kind: 'yesno', text: 'Хотите ли вы продолжать такую работу?' },
    {
      key: 'stay',
      kind: 'yesno',
      section: 'Что изменилось',
      text: 'Видите ли вы своё развитие здесь на ближайшие пять лет?',
    },
    { key: 'active', kind: 'yesno', text: 'Больше ли вы теперь участвуете в жизни организации?' },
    { key: 'confidence', kind: 'yesno', text: 'Прибавилось ли уверенности в своих силах?' },
    { key: 'pupils', kind: 'yesno', text: 'Стали ли лучше учёба и поведение ваших учеников?' },
    { key: 'conflicts', kind: 'yesno', text: 'Меньше ли стало конфликтов с учениками и родителями?' },
    {
      key: 'own-works',
      kind: 'yesno',
      text: 'Появилось ли желание вести собственную разработку: статью, исследование, курс?',
    },
  ],
};
