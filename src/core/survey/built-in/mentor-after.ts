import type { Questionnaire } from '../questionnaire.ts';
import { frequencyOptions } from './options.ts';
import { scales } from './scales.ts';

/** Monitoring «учитель – учитель», mentor, at the end [M+]: see mentee-before.ts and mentee-after.ts. */
export const mentorAfter: Questionnaire = {
  family: 'mentor-after',
  version: 1,
  title: 'Мониторинг наставника в конце',
  intro: 'Те же стороны работы, что и в начале, и несколько вопросов о том, как всё прошло.',
  items: [
    ...scales('Что получилось', '1 — совсем нет, 10 — в полной мере.', {
      effect: 'Насколько результативной оказалась программа в целом?',
      comfort: 'Насколько спокойно и удобно вам было в роли наставника?',
      organising: 'Насколько хорошо удалось организовать знакомство с коллективом, местом работы, обязанностями?',
      adaptation: 'Насколько программа помогла коллеге освоиться в профессии и в должности?',
      theory: 'Насколько коллеге удалось освоить теорию?',
      practice: 'Насколько коллеге удалось овладеть практическими навыками?',
      programme: 'Насколько удачной оказалась составленная вами программа?',
      involvement: 'Насколько активно коллега участвует в работе?',
      joint: 'Насколько вы довольны совместной работой?',
      expectations: 'Насколько оправдались ваши ожидания?',
    }),
    {
      key: 'frequency',
      kind: 'one',
      section: 'Как это было',
      text: 'Как часто вы проводили мероприятия программы?',
      options: frequencyOptions,
    },
    { key: 'valuable', kind: 'text', text: 'Что оказалось для вас самым ценным?', optional: true, max: 1000 },
    { key: 'missing', kind: 'text', text: 'Чего не хватило, что вы бы изменили?', optional: true, max: 1000 },
    { key: 'glad-after', kind: 'yesno', text: 'Вы рады, что участвовали?' },
    { key: 'continue', kind: 'yesno', text: 'Хотите ли вы продолжать такую работу?' },
  ],
};
