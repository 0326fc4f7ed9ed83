import { entry as wordFor } from '#core/kernel/entry.ts';
import {
  areaWords,
  formWords,
  kindWords,
  type MenteeCategory,
  type MentorCategory,
  menteeCategoryWords,
  mentorCategoryWords,
  modeWords,
} from './codes.ts';
import type { BankEntry, MenteeProfile, MentorProfile } from './entry.ts';

/** Readable answers by key, as a questionnaire hands them over: codes, lists of codes, numbers, words. */
export type Answers = Readonly<Record<string, unknown>>;

/** What a questionnaire says of somebody: only what was answered. */
export interface Told<P> {
  readonly profile: Partial<P>;
  readonly categories?: readonly string[];
}

/** Years of teaching up to which a teacher is young (roadmap 001, 4.1). */
const youngYears = 3;

const experienceWords: Readonly<Record<string, string>> = {
  none: 'Пока нет',
  informal: 'Есть, неофициально',
  formal: 'Есть, по приказу',
};

/** The entry's part of a mentor's questionnaire; the category is their own answer, else what follows from it (5.2.1). */
export function fromMentorAnswers(answers: Answers): Told<MentorProfile> {
  const experience = words(answers.experience);
  const profile = given<MentorProfile>({
    subjects: words(answers.subjects),
    areas: codes(answers.areas, areaWords),
    years: number(answers.years),
    yearsHere: number(answers.yearsHere),
    achievements: words(answers.achievements),
    experience: experience && (wordFor(experienceWords, experience) ?? experience),
    forms: codes(answers.forms, formWords),
    kinds: codes(answers.kinds, kindWords),
    mode: codes(answers.mode, modeWords)?.[0],
    capacity: number(answers.capacity),
    hours: number(answers.hours),
    motivation: words(answers.motivation),
    wantsTraining: flag(answers.training),
  });
  const own = codes(answers.category, mentorCategoryWords);
  return { profile, categories: own && own.length > 0 ? own : [suggested(answers)] };
}

function suggested({ achievements, experience }: Answers): MentorCategory {
  if (words(achievements)) return 'achiever';
  return experience === 'informal' || experience === 'formal' ? 'leader' : 'sharer';
}

/** The entry's part of a mentee's questionnaire. Burn-out (5.2.3) never comes in here: it is a confidence. */
export function fromMenteeAnswers(answers: Answers): Told<MenteeProfile> {
  const years = number(answers.years);
  const needs = Object.keys(areaWords).flatMap((area) => {
    const level = number(answers[`n-${area}`]);
    return level === undefined ? [] : [[area, Math.min(3, level)] as const];
  });
  const profile = given<MenteeProfile>({
    subject: words(answers.subject),
    years,
    needs: needs.length > 0 ? Object.fromEntries(needs) : undefined,
    strengths: words(answers.strengths),
    expects: words(answers.expects),
    form: codes(answers.form, formWords)?.[0],
    mode: codes(answers.mode, modeWords)?.[0],
    wishes: words(answers.wishes),
  });
  const own = codes(answers.categories, menteeCategoryWords);
  if (own === undefined && years === undefined) return { profile };
  return { profile, categories: menteeCategories(own ?? [], years) };
}

/** Own choice, and «молодой педагог» where the years say so; in the order of the clause, without burn-out. */
export function menteeCategories(own: readonly string[], years: number | undefined): readonly MenteeCategory[] {
  const young = years !== undefined && years <= youngYears;
  return openMenteeCategories.filter((one) => own.includes(one) || (one === 'young' && young));
}

/** Those that stand in an entry, a filter and an export. */
export const openMenteeCategories = (Object.keys(menteeCategoryWords) as readonly MenteeCategory[]).filter(
  // The keys of a literal; burn-out is only ever a confidence.
  (one) => one !== 'burnout',
);

/**
 * A later questionnaire over what the entry holds: what is answered wins over earlier answers and over corrections made since,
 * what is not stays. The categories of an approved mentor were decided by the curator and the head, so they stay too.
 */
export function retold(entry: BankEntry, told: Told<MentorProfile> | Told<MenteeProfile>): BankEntry {
  const decided = entry.side === 'mentor' && entry.status === 'approved' && entry.categories.length > 0;
  const needs = 'needs' in told.profile ? { needs: { ...menteeProfile(entry).needs, ...told.profile.needs } } : {};
  return {
    ...entry,
    profile: { ...entry.profile, ...told.profile, ...needs },
    ...(told.categories && !decided ? { categories: told.categories } : {}),
  };
}

export const emptyProfile = (side: BankEntry['side']): MentorProfile | MenteeProfile =>
  side === 'mentor' ? { areas: [], forms: [], kinds: [] } : { needs: {} };

// The side of an entry tells which profile it has; its type does not.
export const mentorProfile = (entry: BankEntry): MentorProfile => ({
  ...{ areas: [], forms: [], kinds: [] },
  ...(entry.side === 'mentor' ? entry.profile : {}),
});
export const menteeProfile = (entry: BankEntry): MenteeProfile => ({
  needs: {},
  ...(entry.side === 'mentee' ? entry.profile : {}),
});

function words(value: unknown): string | undefined {
  const said = typeof value === 'string' ? value.trim() : '';
  return said === '' ? undefined : said;
}

function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? Number(value) : value;
  return typeof read === 'number' && Number.isInteger(read) && read >= 0 ? read : undefined;
}

function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'yes' || value === 'no' ? value === 'yes' : undefined;
}

/** Known codes among the answer's; undefined where there was no answer. */
function codes<C extends string>(value: unknown, known: Readonly<Record<C, unknown>>): readonly C[] | undefined {
  const said: readonly unknown[] | undefined = Array.isArray(value) ? value : words(value)?.split(',');
  if (said === undefined) return undefined;
  // Object.keys forgets the key type that the record guarantees.
  return (Object.keys(known) as C[]).filter((code) => said.includes(code));
}

/** Without what was not answered. */
function given<P>(fields: { readonly [K in keyof P]: P[K] | undefined }): Partial<P> {
  // Entries lose their types; what is left out was undefined.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<P>;
}
