import { subjectsOf } from '#core/bank/fields.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import { cut } from '#core/conversation/fit.ts';
import { fewest } from '#core/survey/box.ts';
import { isLent, type Placed, roomOf, type TownCouple, type TownSchool } from './town.ts';

const longestSubject = 40;
const longestSchool = 60;

/** «Школа № 5, наставляемый 3 (русский язык) – Лицей № 2, наставник 5 (стаж: 21 год; помощь (работа с родителями))». */
export const coupleWords = (couple: TownCouple): string =>
  `${menteeWords(couple.mentee)} – ${mentorWords(couple)}${couple.pinned ? ' · закреплено' : ''}`;

export const menteeWords = (mentee: Placed): string => {
  const subject = cut(subjectsOf(mentee.one.entry), longestSubject);
  return `${whereOf(mentee, 'mentee')}${manyEnough(mentee.at, 'mentee') && subject ? ` (${subject})` : ''}`;
};

export function mentorWords({ mentor, mentee, fit }: Omit<TownCouple, 'pinned'>): string {
  const known = manyEnough(mentor.at, 'mentor') && manyEnough(mentee.at, 'mentee');
  const reasons = known ? fit.reasons : [];
  return `${whereOf(mentor, 'mentor')}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`;
}

const sideWords = { mentor: 'наставник', mentee: 'наставляемый' } as const;
type Side = keyof typeof sideWords;

const whereOf = ({ at, one }: Placed, side: Side): string =>
  `${cut(at.school.name, longestSchool)}, ${sideWords[side]} ${numberOf(at, one, side)}`;

const peopleOf = ({ grounds }: TownSchool, side: Side): readonly Shelved[] =>
  side === 'mentor' ? grounds.mentors : grounds.mentees;

/** Not by the alphabet: a place in a list of names would tell of the name. */
const numberOf = (at: TownSchool, { entry }: Shelved, side: Side): number =>
  peopleOf(at, side).filter((other) => other.entry.id <= entry.id).length;

/** Of fewer than five people of a school what is said about one tells who it is: then nothing is said. */
const manyEnough = (at: TownSchool, side: Side): boolean => peopleOf(at, side).length >= fewest;

export interface SchoolTotals {
  readonly name: string;
  /** Absent where the school does not seek, or does not lend. */
  readonly waiting?: number;
  readonly seats?: number;
}

/** How many are without a mentor, and how many places there are for others; nothing of who they are. */
export const totalsOf = (at: TownSchool): SchoolTotals => ({
  name: at.school.name,
  ...(at.seeks ? { waiting: at.grounds.mentees.length } : {}),
  ...(at.lends
    ? { seats: at.grounds.mentors.reduce((sum, one) => sum + (isLent({ at, one }) ? roomOf({ at, one }) : 0), 0) }
    : {}),
});

export const totalsWords = ({ waiting, seats }: SchoolTotals): string =>
  [
    ...(waiting === undefined ? [] : [`без наставника: ${fewWords(waiting)}`]),
    ...(seats === undefined ? [] : [`мест для других школ: ${fewWords(seats)}`]),
  ].join(' · ');

/** Counts of one to four people are not told apart. */
const fewWords = (number: number): string => (number > 0 && number < fewest ? 'меньше пяти' : String(number));

/** Over all schools; not told where it would give a single small school away. */
export function sumWords(all: readonly SchoolTotals[], key: 'waiting' | 'seats'): string {
  const numbers = all.map((one) => one[key] ?? 0);
  const small = numbers.filter((one) => one > 0 && one < fewest);
  const sum = numbers.reduce((a, b) => a + b, 0);
  return small.length === 1 && sum >= fewest ? `не меньше ${sum - (small[0] ?? 0)}` : fewWords(sum);
}
