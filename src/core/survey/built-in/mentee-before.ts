import type { Questionnaire } from '../questionnaire.ts';
import { frequencyOptions } from './options.ts';
import { scales } from './scales.ts';

/**
 * Monitoring «учитель – учитель», mentee, at the start. The composition (experience, ten marks from 1 to 10, how often, open
 * questions, glad or not) is widely reprinted by schools but was not confirmed by its source [M+]; the sentences are ours. The
 * ten marks have the keys they have at the end: only they are compared. Everything else has a key of its own.
 */
export const menteeBefore: Questionnaire = {
  family: 'mentee-before',
  version: 1,
  title: 'Мониторинг в начале программы',
  intro: 'Эти же стороны работы вы оцените и в конце: так будет видно, что изменилось.',
  items: [
    {
      key: 'had-mentor',
      kind: 'yesno',
      section: 'До этой программы',
      text: 'Был ли у вас наставник раньше?',
    },
    {
      key: 'had-mentor-where',
      kind: 'text',
      text: 'Где это было?',
      optional: true,
      when: { key: 'had-mentor', is: ['yes'] },
      max: 300,
    },
    ...scales('Чего вы ждёте', '1 — совсем немного, 10 — очень многого.', {
      effect: 'Какой отдачи вы ждёте от программы в целом?',
      comfort: 'Насколько спокойно и удобно, по-вашему, вам будет в ней участвовать?',
      organising: 'Насколько хорошо вас познакомят с коллективом, рабочим местом, обязанностями и требованиями?',
      adaptation: 'Насколько программа поможет освоиться в профессии и в должности?',
      skills: 'Насколько полезны будут открытые уроки, семинары, вебинары, конкурсы?',
      theory: 'Насколько хорошо вам передадут теоретические знания?',
      practice: 'Насколько хорошо вам передадут практические навыки?',
      programme: 'Насколько удачной окажется составленная для вас программа?',
    }),
    ...scales('Что для вас важно', '1 — почти неважно, 10 — очень важно.', {
      support: 'Насколько важно для вас чувствовать поддержку наставника?',
      joint: 'Насколько важно, чтобы совместная работа приносила удовлетворение?',
    }),
    {
      key: 'frequency-expected',
      kind: 'one',
      section: 'И ещё немного',
      text: 'Как часто, по-вашему, стоит проводить такие мероприятия?',
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
