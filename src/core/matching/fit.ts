import { areaWords } from '#core/bank/codes.ts';
import type { BankEntry } from '#core/bank/entry.ts';
import { areasOf, hardest, subjectsOf } from '#core/bank/fields.ts';
import { menteeProfile, mentorProfile } from '#core/bank/profile.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import { entry as wordFor } from '#core/kernel/entry.ts';
import { fold } from '#core/kernel/fold.ts';
import { count } from '#core/kernel/plural.ts';
import { strengthsOf } from './both-ways.ts';
import type { Weights } from './weights.ts';

/** What speaks for a pair (П1 6.1: the mentor's profile answers the mentee's requests). */
export interface Fit {
  /** Never negative. A pair for which nothing speaks is still worth a little more than none. */
  readonly worth: number;
  /** The weightiest first. */
  readonly reasons: readonly string[];
  /** Each could help the other (3.1). */
  readonly bothWays: boolean;
}

/** An entry read once, to be held against many. */
export interface Offer {
  readonly subjects: readonly string[];
  readonly areas: readonly string[];
  readonly forms: readonly string[];
  readonly mode: string | undefined;
  readonly years: number | undefined;
  /** What is hard for them, where they look for help themselves. */
  readonly lacks: readonly string[];
  /** What their surname begins with in every case. */
  readonly surname: string;
}

export interface Request {
  readonly subjects: readonly string[];
  readonly needs: readonly (readonly [area: string, level: number])[];
  /** What they could help in themselves. */
  readonly strengths: readonly string[];
  readonly form: string | undefined;
  readonly mode: string | undefined;
  readonly years: number | undefined;
  readonly wishes: readonly string[];
}

/** Something that may speak for a pair: how much is asked of millions of pairs, why only of those that are shown. */
interface Reason {
  /** 0 where it does not speak for them. */
  readonly worth: (offer: Offer, request: Request, weights: Weights) => number;
  readonly words: (offer: Offer, request: Request) => string;
}

/** Any pair at all. */
const anyPair = 0.5;

/** With their entry among those who look for a mentor, where there is one. */
export function offerOf({ entry, person }: Pick<Shelved, 'entry' | 'person'>, asMentee?: BankEntry): Offer {
  const { areas, forms, mode, years } = mentorProfile(entry);
  const surname = fold(person.surname);
  return {
    ...{ subjects: stems(subjectsOf(entry)), areas, forms, mode, years },
    lacks: asMentee ? areasOf(asMentee) : [],
    surname: surname.slice(0, Math.max(4, surname.length - 2)),
  };
}

/** With their entry among the mentors, where there is one. */
export function requestOf(entry: BankEntry, asMentor?: BankEntry): Request {
  const { form, mode, years, wishes } = menteeProfile(entry);
  return {
    ...{ subjects: stems(subjectsOf(entry)), needs: hardest(entry), form, mode, years },
    strengths: strengthsOf(entry, asMentor),
    wishes: fold(wishes ?? '').match(/\p{L}+/gu) ?? [],
  };
}

/** Only how much, for the assignment of thousands. */
export function worthOf(offer: Offer, request: Request, weights: Weights): number {
  let sum = anyPair;
  for (const { worth } of all) sum += worth(offer, request, weights);
  return sum;
}

/** The same with the reasons in words. */
export function fitOf(offer: Offer, request: Request, weights: Weights): Fit {
  const reasons = all
    .map(({ worth, words }) => ({ worth: worth(offer, request, weights), words }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  return {
    worth: worthOf(offer, request, weights),
    reasons: reasons.map(({ words }) => words(offer, request)),
    bothWays: weights.reverse > 0 && taughtBack(offer, request).length > 0,
  };
}

const sharesSubject = (offer: Offer, request: Request): boolean =>
  request.subjects.some((one) => offer.subjects.includes(one));

const subject: Reason = {
  worth: (offer, request, weights) => (sharesSubject(offer, request) ? weights.subject : 0),
  words: () => 'тот же предмет',
};

/** Letters by which a subject is known in any case: «математика», «учитель математики». */
const stemLength = 6;
const noSubject = new Set(['учител', 'препод', 'классы', 'язык', 'предме']);

const stems = (subjects: string): readonly string[] =>
  (fold(subjects).match(/\p{L}{4,}/gu) ?? [])
    .map((word) => word.slice(0, stemLength))
    .filter((stem) => !noSubject.has(stem));

/** How hard an area can be at most. */
const hardestLevel = 3;
const mostNeeds = 3;

/** Three difficulties met count thrice; each by how hard it is. */
const needs: Reason = {
  worth: (offer, request, weights) => {
    let levels = 0;
    for (const [area, level] of request.needs) if (offer.areas.includes(area)) levels += level;
    return (weights.need * levels) / hardestLevel;
  },
  words: (offer, request) =>
    `помощь (${areaNames(request.needs.map(([area]) => area).filter((area) => offer.areas.includes(area)))})`,
};

const areaNames = (areas: readonly string[]): string => areas.slice(0, mostNeeds).map(areaName).join(', ');

const areaName = (area: string): string => {
  const words = wordFor(areaWords, area) ?? area;
  return /^\p{Lu}{2}/u.test(words) ? words : `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
};

const form: Reason = {
  worth: (offer, request, weights) =>
    request.form !== undefined && offer.forms.includes(request.form) ? weights.form : 0,
  words: () => 'подходит форма',
};

const mode: Reason = {
  worth: (offer, request, weights) => (sharedMode(offer, request) === undefined ? 0 : weights.mode),
  words: (offer, request) => modeReasons[sharedMode(offer, request) ?? ''] ?? 'удобен формат',
};

function sharedMode({ mode: one }: Offer, { mode: other }: Request): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one === 'mixed' ? other : other === 'mixed' || other === one ? one : undefined;
}

const modeReasons: Readonly<Record<string, string>> = {
  person: 'очно удобно обеим сторонам',
  online: 'онлайн удобно обеим сторонам',
  mixed: 'удобно и очно, и онлайн',
};

/** Told to the curator alone, and written into no file. */
export const wishWords = 'названо в пожеланиях';

const wish: Reason = {
  worth: ({ surname }, { wishes }, weights) =>
    wishes.length > 0 && surname.length > 2 && wishes.some((word) => word.startsWith(surname)) ? weights.wish : 0,
  words: () => wishWords,
};

/** Full years from which service is long, and up to which it has just begun. */
const longYears = 10;
const newYears = 3;

const years: Reason = {
  worth: (offer, request, weights) =>
    (offer.years ?? 0) >= longYears && request.years !== undefined && request.years <= newYears ? weights.years : 0,
  words: (offer) => `стаж: ${count(offer.years ?? 0, ['год', 'года', 'лет'])}`,
};

/** What the mentee could teach the mentor, where the mentor helps them too: one side alone is no reverse pair. */
const taughtBack = (offer: Offer, request: Request): readonly string[] =>
  offer.lacks.length > 0 &&
  request.strengths.length > 0 &&
  (sharesSubject(offer, request) || request.needs.some(([area]) => offer.areas.includes(area)))
    ? offer.lacks.filter((area) => request.strengths.includes(area))
    : [];

const reverse: Reason = {
  worth: (offer, request, weights) => (taughtBack(offer, request).length === 0 ? 0 : weights.reverse),
  words: (offer, request) => `возможно реверсивное: ${areaNames(taughtBack(offer, request))}`,
};

const all: readonly Reason[] = [subject, needs, form, mode, wish, years, reverse];
