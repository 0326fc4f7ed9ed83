import { entry as wordFor } from '#core/kernel/entry.ts';
import { areaWords, formWords, kindWords, menteeCategoryWords, mentorCategoryWords, modeWords } from './codes.ts';
import type { BankEntry, BankSide } from './entry.ts';
import { menteeProfile, mentorProfile } from './profile.ts';

/** A field of an entry as people read it: on the card, in the history, in an export. */
export interface Field {
  readonly key: string;
  readonly label: string;
  /** Empty where nothing is known. */
  readonly words: (entry: BankEntry) => string;
  /** Wishes are between the person and who runs the programme: no export, and not for the council. */
  readonly discreet?: true;
}

const field = (key: string, label: string, words: Field['words']): Field => ({ key, label, words });
const discreet = (one: Field): Field => ({ ...one, discreet: true });

const listed = (codes: readonly string[], words: Readonly<Record<string, string>>): string =>
  codes.map((code) => wordFor(words, code) ?? code).join('; ');
const number = (value: number | undefined): string => (value === undefined ? '' : String(value));

const external = field('external', 'Организация', (entry) => entry.external ?? '');

const mentorFields: readonly Field[] = [
  field('categories', 'Категория', (entry) => listed(entry.categories, mentorCategoryWords)),
  external,
  field('subjects', 'Предмет', (entry) => mentorProfile(entry).subjects ?? ''),
  field('areas', 'Направления', (entry) => listed(mentorProfile(entry).areas, areaWords)),
  field('years', 'Стаж', (entry) => number(mentorProfile(entry).years)),
  field('yearsHere', 'Стаж в организации', (entry) => number(mentorProfile(entry).yearsHere)),
  field('achievements', 'Достижения', (entry) => mentorProfile(entry).achievements ?? ''),
  field('experience', 'Опыт наставничества', (entry) => mentorProfile(entry).experience ?? ''),
  field('forms', 'Формы', (entry) => listed(mentorProfile(entry).forms, formWords)),
  field('kinds', 'Виды', (entry) => listed(mentorProfile(entry).kinds, kindWords)),
  field('mode', 'Формат', (entry) => listed([mentorProfile(entry).mode ?? ''].filter(Boolean), modeWords)),
  field('capacity', 'Мест', (entry) => number(mentorProfile(entry).capacity)),
  field('hours', 'Часов в неделю', (entry) => number(mentorProfile(entry).hours)),
  field('motivation', 'Мотивация', (entry) => mentorProfile(entry).motivation ?? ''),
  field('elsewhere', 'Готовность к работе с другой школой', (entry) => (mentorProfile(entry).elsewhere ? 'да' : '')),
  field('training', 'Нужно обучение', (entry) => yesNo(mentorProfile(entry).wantsTraining)),
];

const menteeFields: readonly Field[] = [
  field('categories', 'Категория', (entry) => listed(openOnly(entry.categories), menteeCategoryWords)),
  external,
  field('subject', 'Предмет', (entry) => menteeProfile(entry).subject ?? ''),
  field('years', 'Стаж', (entry) => number(menteeProfile(entry).years)),
  field('needs', 'Направления', needsWords),
  field('strengths', 'Сильные стороны', (entry) => menteeProfile(entry).strengths ?? ''),
  field('expects', 'Чего ждёт', (entry) => menteeProfile(entry).expects ?? ''),
  field('form', 'Форма', (entry) => listed([menteeProfile(entry).form ?? ''].filter(Boolean), formWords)),
  field('mode', 'Формат', (entry) => listed([menteeProfile(entry).mode ?? ''].filter(Boolean), modeWords)),
  discreet(field('wishes', 'Пожелания к наставнику', (entry) => menteeProfile(entry).wishes ?? '')),
];

const pupil = field('pupil', 'Ученик', (entry) => (entry.pupil ? 'да' : ''));

export const fieldsOf = (side: BankSide): readonly Field[] => [
  ...(side === 'mentor' ? mentorFields : menteeFields),
  pupil,
];

/** Burn-out is never said, wherever it may have come from. */
const openOnly = (categories: readonly string[]): readonly string[] => categories.filter((one) => one !== 'burnout');

/** Areas by how hard they are, «нужна помощь» first; what is no difficulty is left out. */
function needsWords(entry: BankEntry): string {
  return hardest(entry)
    .map(([area, level]) => `${wordFor(areaWords, area) ?? area} (${level})`)
    .join('; ');
}

/** Area and level, 1 to 3, the hardest first. */
export const hardest = (entry: BankEntry): readonly (readonly [string, number])[] =>
  Object.entries(menteeProfile(entry).needs)
    .filter(([, level]) => level > 0)
    .sort(([, a], [, b]) => b - a);

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'да' : 'нет');

/** Which areas somebody helps in, or needs help in from «бывает трудно» on. */
export const areasOf = (entry: BankEntry): readonly string[] =>
  entry.side === 'mentor'
    ? mentorProfile(entry).areas
    : hardest(entry)
        .filter(([, level]) => level >= 2)
        .map(([area]) => area);

export const subjectsOf = (entry: BankEntry): string =>
  (entry.side === 'mentor' ? mentorProfile(entry).subjects : menteeProfile(entry).subject) ?? '';

/** Longest value in a line of the history, in characters. */
const shown = 150;

/** What changed between two states of an entry, in words: «физика → математика», by the field's key. */
export function changesIn(before: BankEntry, after: BankEntry): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fieldsOf(after.side).flatMap(({ key, words }) => {
      const [was, now] = [words(before), words(after)];
      return was === now ? [] : [[key, `${short(was)} → ${short(now)}`] as const];
    }),
  );
}

const short = (words: string): string => {
  const points = [...(words || 'нет')];
  return points.length <= shown ? points.join('') : `${points.slice(0, shown - 1).join('')}…`;
};
