import { type Area, areaWords } from '#core/bank/codes.ts';
import type { BankEntry } from '#core/bank/entry.ts';
import { areasOf } from '#core/bank/fields.ts';
import { menteeProfile } from '#core/bank/profile.ts';
import { isKept, type Shelved } from '#core/bank/shelf.ts';
import type { Id } from '#core/kernel/id.ts';

/** By the entry of a person on one side of the bank: their entry on the other, where they stand on both. */
export type OtherSides = ReadonlyMap<Id<'entry'>, BankEntry>;

/** Who stands on both sides of the bank: they help somebody, and look for help themselves (reverse mentoring, 3.1). */
export function otherSides(all: readonly Shelved[]): OtherSides {
  const kept = all.filter(isKept);
  const sideOf = (side: BankEntry['side']) =>
    new Map(kept.flatMap(({ entry }) => (entry.side === side ? [[entry.personId, entry] as const] : [])));
  const [mentors, mentees] = [sideOf('mentor'), sideOf('mentee')];
  return new Map(
    kept.flatMap(({ entry }) => {
      const other = (entry.side === 'mentor' ? mentees : mentors).get(entry.personId);
      return other ? [[entry.id, other] as const] : [];
    }),
  );
}

/** Areas that a mentee's strengths name in their own words, by the beginnings of these words. */
const named: Readonly<Partial<Record<Area, RegExp>>> = {
  ict: /(?<!\p{L})(икт|цифров|компьют|интернет|информат|презентац|интерактивн|онлайн|нейросет|программир)/u,
  parents: /(?<!\p{L})родител/u,
  discipline: /(?<!\p{L})дисциплин/u,
  inclusion: /(?<!\p{L})(овз|инклюз)/u,
  extracurricular: /(?<!\p{L})(внеуроч|кружк|кружок)/u,
  documents: /(?<!\p{L})документ/u,
  assessment: /(?<!\p{L})оценив/u,
};

/** What a mentee could teach: what they help others in, and what their strengths name. */
export function strengthsOf(mentee: BankEntry, asMentor: BankEntry | undefined): readonly string[] {
  const said = (menteeProfile(mentee).strengths ?? '').toLowerCase();
  const offered = asMentor ? areasOf(asMentor) : [];
  // Object.keys forgets the key type that the record guarantees.
  return (Object.keys(areaWords) as Area[]).filter((area) => offered.includes(area) || named[area]?.test(said));
}
