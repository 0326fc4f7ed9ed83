import type { Questionnaire } from '../questionnaire.ts';
import { frequencyOptions } from './options.ts';
import { scales } from './scales.ts';

/** Monitoring «учитель – учитель», mentor, at the start [M+]: see mentee-before.ts. Nine marks are compared with the end. */
export const mentorBefore: Questionnaire = {
  family: 'mentor-before',
  version: 1,
  title: 'Мониторинг наставника в начале',
  intro: 'Эти же стороны работы вы оцените и в конце: так будет видно, что изменилось.',
  items: [
    {
      key: 'was-mentor',
      kind: 'yesno',
      section: 'До этой программы',
      text: 'Доводилось ли вам раньше участвовать в наставничестве?',
    },
    {
      key: 'was-mentor-where',
      kind: 'text',
      text: 'Где это было?',
      optional: true,
      when: { key: 'was-mentor', is: ['yes'] },
      max: 300,
    },
    ...scales('Чего вы ждёте', '1 — совсем немного, 10 — очень многого.', {
      effect: 'Какой отдачи вы ждёте от программы в целом?',
      comfort: 'Насколько спокойно и удобно, по-вашему, вам будет в роли наставника?',
      organising:
        'Насколько хорошо у вас получится организовать знакомство с коллективом, местом работы, обязанностями?',
      adaptation: 'Насколько программа поможет коллеге освоиться в профессии и в должности?',
      theory: 'Насколько коллега освоит теорию?',
      practice: 'Насколько коллега овладеет практическими навыками?',
      programme: 'Насколько удачной получится составленная вами программа?',
      involvement: 'Насколько коллега включится в работу?',
      joint: 'Насколько вы ждёте удовлетворения от совместной работы?',
    }),
    {
      key: 'frequency-expected',
      kind: 'one',
      section: 'И ещё немного',
      text: 'Как часто вы собираетесь проводить мероприятия программы?',
      options: frequencyOptions,
    },
    {
      key: 'expects',
      kind: 'text',
      text: 'Чего вы ждёте от программы и от своей роли в ней?',
      optional: true,
      max: 1000,
    },
    { key: 'values', kind: 'text', text: 'Что в программе для вас ценнее всего?', optional: true, max: 1000 },
    { key: 'glad-before', kind: 'yesno', text: 'Вы рады, что участвуете?' },
  ],
};
