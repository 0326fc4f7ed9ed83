import { fold } from '#core/kernel/fold.ts';
import { areaWords, type MentorCategory, menteeCategoryWords, mentorCategoryWords } from './codes.ts';
import type { BankSide } from './entry.ts';
import { areasOf, subjectsOf } from './fields.ts';
import { openMenteeCategories } from './profile.ts';
import { freePlaces, isKept, isUnpaired, type Shelved, waits } from './shelf.ts';

export const markWords = {
  free: 'Есть места',
  wait: 'Ждут утверждения',
  bare: 'Без согласия',
  rest: 'Пауза',
  lone: 'Без пары',
  out: 'Внешние',
  old: 'Не проверены год',
  gone: 'Выбывшие',
} as const;
export type Mark = keyof typeof markWords;

/** What a list shows. It travels in buttons, so it is one short word: `m.free.a3.c1.sматем`. */
export interface Filter {
  readonly side?: BankSide;
  readonly marks: readonly Mark[];
  readonly area?: string;
  readonly category?: string;
  /** Part of a surname, of a subject or of an organisation, folded. */
  readonly words?: string;
}

/** Letters of a search that fit into a button beside the rest. */
const longestWords = 10;
const areas = Object.keys(areaWords);
// Object.keys forgets the key type of the literal.
const mentorCategories = Object.keys(mentorCategoryWords) as readonly MentorCategory[];
export const categoriesOf = (side: BankSide): readonly string[] =>
  side === 'mentor' ? mentorCategories : openMenteeCategories;
export const categoryWords = (side: BankSide): Readonly<Record<string, string>> =>
  side === 'mentor' ? mentorCategoryWords : menteeCategoryWords;
/** Marks that mean something on a side. */
export const marksOf = (side: BankSide | undefined): readonly Mark[] =>
  side === 'mentor' ? ['free', 'wait', 'bare', 'rest', 'out', 'old', 'gone'] : ['lone', 'wait', 'bare', 'old', 'gone'];

export const wholeSide = (side: BankSide): Filter => ({ side, marks: [] });

/** What may be searched for: letters, digits, hyphens and spaces, as many as a button holds. */
export const searchable = (words: string): string => [...bare(words)].slice(0, longestWords).join('').trim();

const bare = (words: string): string => fold(fold(words).replace(/[^\p{L}\p{N} -]/gu, ''));

export function codeOf({ side, marks, area, category, words }: Filter): string {
  const at = (all: readonly string[], one: string | undefined, letter: string) =>
    one !== undefined && all.includes(one) ? [`${letter}${all.indexOf(one)}`] : [];
  return [
    side === undefined ? 'x' : side === 'mentor' ? 'm' : 'n',
    ...marks,
    ...at(areas, area, 'a'),
    ...(side ? at(categoriesOf(side), category, 'c') : []),
    ...(words ? [`s${words}`] : []),
  ].join('.');
}

/** Anything may stand in a button: what is no part of a filter is left out. */
export function filterOf(code: string): Filter {
  const [first = '', ...rest] = code.split('.');
  const side = first === 'm' ? 'mentor' : first === 'n' ? 'mentee' : undefined;
  const numbered = (letter: string, all: readonly string[]) => {
    const found = rest.find((part) => new RegExp(`^${letter}\\d{1,2}$`).test(part));
    return found === undefined ? undefined : all[Number(found.slice(1))];
  };
  const area = numbered('a', areas);
  const category = side && numbered('c', categoriesOf(side));
  const words = searchable(rest.find((part) => part.startsWith('s'))?.slice(1) ?? '');
  return {
    ...(side ? { side } : {}),
    marks: marksOf(side).filter((mark) => rest.includes(mark)),
    ...(area ? { area } : {}),
    ...(category ? { category } : {}),
    ...(words ? { words } : {}),
  };
}

export const toggled = (filter: Filter, mark: Mark): Filter => ({
  ...filter,
  marks: filter.marks.includes(mark) ? filter.marks.filter((one) => one !== mark) : [...filter.marks, mark],
});

/** Does it belong to the list? `isOld` says whether nobody has looked at it for a year. */
export function isIn(filter: Filter, one: Shelved, isOld: (one: Shelved) => boolean): boolean {
  const { entry } = one;
  if (filter.side && entry.side !== filter.side) return false;
  if (filter.marks.includes('gone') === isKept(one)) return false;
  if (filter.area && !areasOf(entry).includes(filter.area)) return false;
  if (filter.category && !entry.categories.includes(filter.category)) return false;
  return filter.marks.every((mark) => marks[mark](one, isOld)) && says(one, filter.words);
}

const marks: Readonly<Record<Mark, (one: Shelved, isOld: (one: Shelved) => boolean) => boolean>> = {
  free: (one) => freePlaces(one) > 0 && one.entry.pausedUntil === undefined,
  wait: waits,
  bare: (one) => one.lacksConsent,
  rest: ({ entry }) => entry.pausedUntil !== undefined,
  lone: isUnpaired,
  out: ({ entry }) => entry.external !== undefined,
  old: (one, isOld) => isOld(one),
  gone: (one) => !isKept(one),
};

const says = ({ person, entry }: Shelved, words: string | undefined): boolean =>
  words === undefined ||
  [person.surname, subjectsOf(entry), entry.external ?? ''].some((text) => bare(text).includes(words));

/** «Наставники · Есть места · Дисциплина · «матем»». */
export const filterWords = ({ side, marks: chosen, area, category, words }: Filter): string =>
  [
    side === undefined ? 'Банк' : side === 'mentor' ? 'Наставники' : 'Наставляемые',
    ...chosen.map((mark) => markWords[mark]),
    ...(area ? [areaWords[area as keyof typeof areaWords]] : []),
    ...(side && category ? [categoryWords(side)[category] ?? ''] : []),
    ...(words ? [`«${words}»`] : []),
  ].join(' · ');
