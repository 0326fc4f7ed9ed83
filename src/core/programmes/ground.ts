import { type Area, areaWords, type Mode, modeWords } from '#core/bank/codes.ts';
import type { BankEntry } from '#core/bank/entry.ts';
import { menteeProfile, mentorProfile } from '#core/bank/profile.ts';
import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';

/** Somebody for whom a part of the plan is made: everybody who learns, in a reverse pair each of the two. */
export interface Learner {
  /** Absent: every mentee of the pair or the group. */
  readonly personId?: Id<'person'>;
  /** From what is hardest on: directions of the questionnaire, the rest behind them. */
  readonly areas: readonly Area[];
  /** How many of those were named in the questionnaire. */
  readonly named: number;
  readonly strengths: string;
}

/** What the bank knows already, so that it is not asked again. */
export interface Ground {
  readonly learners: readonly Learner[];
  readonly mode?: Mode;
}

const every = Object.keys(areaWords) as readonly Area[]; // the keys of a literal

/** Of the questionnaires of a pair. The bank is read by those who keep it: that the asker stands in the pair was checked before. */
export async function groundOf(ctx: Context, { pair, members }: Asked): Promise<Ground> {
  const people = peopleOn(members);
  const found = await ctx.tx.as({ as: 'system' }, () => ctx.tx.bank.among('personId', people));
  const cards = found.filter((one) => one.organisationId === pair.organisationId && one.status !== 'left');
  const mentees = peopleOn(members, 'mentee');
  const learners = isReverse(members)
    ? mentees.map((personId): Learner => ({ personId, ...learnerOf(cards, [personId]) }))
    : [learnerOf(cards, mentees)];
  const mode = modeOf(cards);
  return { learners, ...(mode ? { mode } : {}) };
}

/** Both stand on both sides (3.1): an activity is one person's. */
export const isReverse = (members: Asked['members']): boolean => {
  const mentors = peopleOn(members, 'mentor');
  return peopleOn(members, 'mentee').some((one) => mentors.includes(one));
};

function learnerOf(cards: readonly BankEntry[], people: readonly Id<'person'>[]): Omit<Learner, 'personId'> {
  const mine = cards.filter((one) => one.side === 'mentee' && people.includes(one.personId)).map(menteeProfile);
  const weight = (area: Area) => mine.reduce((sum, { needs }) => sum + (needs[area] ?? 0), 0);
  const named = every.filter((area) => weight(area) > 0).sort((a, b) => weight(b) - weight(a));
  return {
    areas: [...named, ...every.filter((area) => !named.includes(area))],
    named: named.length,
    strengths: [...new Set(mine.flatMap(({ strengths }) => strengths ?? []))].join('; '),
  };
}

function modeOf(cards: readonly BankEntry[]): Mode | undefined {
  const said = cards.map((one) => (one.side === 'mentee' ? menteeProfile(one) : mentorProfile(one)).mode);
  const known = (Object.keys(modeWords) as readonly Mode[]).filter((mode) => said.includes(mode)); // as above
  return known.length > 1 ? 'mixed' : known[0];
}
