import { byAlphabet } from '#core/kernel/alphabet.ts';
import type { Id } from '#core/kernel/id.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { fewest } from './box.ts';
import type { Campaign } from './campaign.ts';

/** Closed campaigns of one school on one questionnaire in one school year. */
export interface SchoolCount {
  readonly school: Id<'organisation'>;
  readonly name: string;
  readonly asked: number;
  readonly answered: number;
}

export interface SchoolLine {
  readonly name: string;
  /** Absent where it would tell about fewer than five people, or help to work that out. */
  readonly count?: Pick<SchoolCount, 'asked' | 'answered'>;
}

/** The year in which the school year of a day began: it turns on the first of September. */
export const schoolYear = ({ year, month }: PlainDate): number => (month >= 9 ? year : year - 1);

/** «2026/27» */
export const yearWords = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** Of one school, what all its campaigns of that kind add up to. */
export function counted(
  all: readonly {
    readonly campaign: Pick<Campaign, 'organisationId'>;
    readonly asked: number;
    readonly answered: number;
  }[],
  names: ReadonlyMap<Id<'organisation'>, string>,
): readonly SchoolCount[] {
  const bySchool = new Map<Id<'organisation'>, SchoolCount>();
  for (const { campaign, asked, answered } of all) {
    const school = campaign.organisationId;
    const before = bySchool.get(school) ?? { school, name: names.get(school) ?? '', asked: 0, answered: 0 };
    bySchool.set(school, { ...before, asked: before.asked + asked, answered: before.answered + answered });
  }
  return [...bySchool.values()].sort((a, b) => byAlphabet(a.name, b.name));
}

/**
 * A school where fewer than five answered is not shown by itself. Where that is one school only, the next smallest is left out
 * too: else the total would give the first one away.
 */
export function linesOf(schools: readonly SchoolCount[]): readonly SchoolLine[] {
  const small = schools.filter(({ answered }) => answered < fewest).map(({ school }) => school);
  const rest = schools.filter(({ answered }) => answered >= fewest).sort((a, b) => a.answered - b.answered);
  const hidden = new Set(small.length === 1 && rest[0] ? [...small, rest[0].school] : small);
  return schools.map(({ school, name, asked, answered }) =>
    hidden.has(school) ? { name } : { name, count: { asked, answered } },
  );
}

export const total = (schools: readonly SchoolCount[]): Pick<SchoolCount, 'asked' | 'answered'> => ({
  asked: schools.reduce((sum, one) => sum + one.asked, 0),
  answered: schools.reduce((sum, one) => sum + one.answered, 0),
});
