import type { Area } from '#core/bank/codes.ts';
import { forLessons } from './catalogue-lessons.ts';
import { forSchool } from './catalogue-school.ts';

/** What is done, and what comes of it. */
export type Ready = readonly [title: string, expected: string];

/** Ready activities against each difficulty (1.3): the first one is the easiest to begin with. */
export const readyFor: Readonly<Record<Area, readonly Ready[]>> = { ...forLessons, ...forSchool };

/** In support of strengths (1.3). */
export const readyStrengths: readonly Ready[] = [
  ['Показать свой сильный приём на мастер-классе для коллег', 'Мастер-класс проведён'],
  ['Описать свой удачный урок для методической копилки', 'Описание урока в копилке'],
  ['Принять участие в профессиональном конкурсе', 'Конкурсная работа'],
  ['Провести занятие или кружок по своему увлечению', 'Занятие проведено, есть отзывы учеников'],
  ['Научить наставника или коллегу тому, что получается лучше всего', 'Приём освоен коллегой'],
];

/** What is to be there at the end, by direction: the words are suggested and can be changed. */
export const outcomeOf: Readonly<Record<Area, string>> = {
  subject: 'уверенное владение содержанием предмета',
  planning: 'самостоятельное планирование и рабочая программа без замечаний',
  lesson: 'уроки с ясной целью и завершёнными этапами',
  methods: 'активная работа каждого ученика на уроке',
  assessment: 'понятные критерии и справедливое оценивание',
  discipline: 'рабочая обстановка на уроках',
  inclusion: 'задания по силам каждому ученику',
  classroom: 'налаженная работа с классом',
  extracurricular: 'содержательные занятия вне уроков',
  parents: 'спокойное и регулярное общение с родителями',
  documents: 'документы и журнал в порядке и в срок',
  ict: 'уместное применение цифровых средств',
  reflection: 'привычка к самоанализу и план самообразования',
  colleagues: 'участие в жизни коллектива',
  attestation: 'готовность к аттестации',
};

/** «Ожидается: рабочая обстановка на уроках; …» */
export function expectedOf(areas: readonly Area[], strengths: boolean): string {
  const all = [...areas.map((area) => outcomeOf[area]), ...(strengths ? ['опыт, которым можно делиться'] : [])];
  const said = all.join('; ');
  return said === '' ? '' : `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}
