import type { MentorshipForm, MentorshipKind } from '#core/pairing/mentorship.ts';

/** Areas of difficulty of a mentee and of help of a mentor: one list, so that one can be held against the other. */
export const areaWords = {
  subject: 'Предмет',
  planning: 'Планирование, рабочая программа',
  lesson: 'Цели и структура урока',
  methods: 'Методы, активность на уроке',
  assessment: 'Контроль и оценивание',
  discipline: 'Дисциплина',
  inclusion: 'Разный уровень, ОВЗ',
  classroom: 'Классное руководство',
  extracurricular: 'Внеурочная деятельность',
  parents: 'Работа с родителями',
  documents: 'Документация, журнал',
  ict: 'ИКТ и цифровые ресурсы',
  reflection: 'Самоанализ, самообразование',
  colleagues: 'Общение с коллегами',
  attestation: 'Аттестация',
} as const;
export type Area = keyof typeof areaWords;

/** 5.2.1: who may be a mentor. */
export const mentorCategoryWords = {
  achiever: 'Опытный педагог с устойчивыми достижениями',
  sharer: 'Готов делиться опытом: педагог или другой специалист',
  leader: 'Авторитет, лидерские качества, опыт неформального наставничества',
  methodist: 'Методист, методически ориентированный педагог',
  responsible: 'Готовность к самосовершенствованию и ответственность за результат',
} as const;
export type MentorCategory = keyof typeof mentorCategoryWords;

/** 5.2.3: who may be a mentee; several at once. */
export const menteeCategoryWords = {
  young: 'Молодой педагог',
  returned: 'После длительного перерыва',
  newcomer: 'Адаптация на новом месте',
  growth: 'Желание повысить уровень в определённом направлении',
  ict: 'Желание овладеть ИТ и ИКТ',
  burnout: 'Профессиональное или эмоциональное выгорание',
  difficulty: 'Другие затруднения и потребность в помощи',
  trainee: 'Стажёр или студент с договором или на практике',
} as const;
export type MenteeCategory = keyof typeof menteeCategoryWords;

/** 3.1; П1 2.3. */
export const formWords: Readonly<Record<MentorshipForm, string>> = {
  'teacher-teacher': 'педагог – педагог',
  'head-teacher': 'руководитель – педагог',
  'employer-student': 'работодатель – студент',
  'university-teacher': 'педагог вуза или колледжа – молодой педагог',
  'partner-teacher': 'социальный партнёр – педагог',
  'teacher-pupil': 'педагог – ученик',
  'pupil-pupil': 'ученик – ученик',
};

/** Forms in which a pupil takes part: only where the organisation has switched them on (product rule 9). */
export const pupilForms: readonly MentorshipForm[] = ['teacher-pupil', 'pupil-pupil'];

/** 3.1. */
export const kindWords: Readonly<Record<MentorshipKind, string>> = {
  traditional: 'традиционное',
  group: 'в группе',
  reverse: 'реверсивное',
  'short-term': 'краткосрочное, целеполагающее',
  situational: 'ситуационное',
  speed: 'скоростное',
  virtual: 'виртуальное, дистанционное',
};

export const modeWords = { person: 'Очно', online: 'Онлайн', mixed: 'И так, и так' } as const;
export type Mode = keyof typeof modeWords;
