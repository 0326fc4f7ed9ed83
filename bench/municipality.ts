import { areaWords } from '#core/bank/codes.ts';
import type { BankEntry } from '#core/bank/entry.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { undecided } from '#core/matching/match-draft.ts';
import { type Grounds, groundsOf } from '#core/matching/proposal.ts';
import type { Town } from '#core/matching/town.ts';
import { defaultWeights } from '#core/matching/weights.ts';

const subjects = [
  'математика',
  'физика',
  'русский язык',
  'история',
  'химия',
  'география',
  'музыка',
  'начальные классы',
];
const areas = Object.keys(areaWords);

/** Forty schools of one municipality that seek and lend; every second mentor would work elsewhere. */
export function municipality(mentees: number, mentors: number, schools = 40): Town {
  const { mentees: seeking, mentors: offering } = bank(mentees, mentors);
  /** Of five schools two have all the mentees: theirs look elsewhere, and mentors of the others are free. */
  const seekers = Array.from({ length: schools }, (_, at) => at).filter((at) => at % 5 < 2);
  return {
    ...{ weights: defaultWeights, closed: [], pinned: [] },
    schools: Array.from({ length: schools }, (_, at) => ({
      ...{ school: { id: id<'organisation'>(`school${at}`), name: `Школа № ${at}` }, lends: true, seeks: true },
      grounds: groundsOf(
        [
          ...seeking.filter((_, index) => seekers[index % seekers.length] === at),
          ...offering.filter((_, index) => index % schools === at),
        ],
        { ...{ weights: defaultWeights, decided: undecided, declined: [], asked: [] } },
      ),
    })),
  };
}

/** An invented bank, the same in every run: each mentor takes one to three. */
export function bank(mentees: number, mentors: number): Grounds {
  const seed = { state: 1 };
  const below = (end: number): number => {
    seed.state = (Math.imul(seed.state, 1103515245) + 12345) & 0x7fffffff;
    return (seed.state >>> 8) % end;
  };
  const entry = (name: string, side: BankEntry['side'], profile: BankEntry['profile']): Shelved => ({
    ...{ pairs: [], lacksConsent: false, person: { id: id<'person'>(name), surname: name, name: 'Анна' } },
    entry: {
      ...{ id: id<'entry'>(name), organisationId: id<'organisation'>('all'), personId: id<'person'>(name), side },
      ...{ status: 'approved', profile, categories: [], reviewedOn: date('2026-09-01') },
      createdAt: instant('2026-09-01T08:00:00Z'),
    },
  });
  const some = () => areas.filter(() => below(4) === 0);
  return groundsOf(
    [
      ...Array.from({ length: mentors }, (_, index) =>
        entry(`mentor${index}`, 'mentor', {
          ...{ areas: some(), forms: ['teacher-teacher'], kinds: [], subjects: subjects[below(8)] ?? '' },
          ...{ mode: ['person', 'online', 'mixed'][below(3)] ?? 'mixed', years: below(40), capacity: 1 + below(3) },
          elsewhere: index % 80 < 40,
        }),
      ),
      ...Array.from({ length: mentees }, (_, index) =>
        entry(`mentee${index}`, 'mentee', {
          needs: Object.fromEntries(some().map((area) => [area, 1 + below(3)])),
          ...{ subject: subjects[below(8)] ?? '', years: below(10), form: 'teacher-teacher', mode: 'mixed' },
        }),
      ),
    ],
    { weights: defaultWeights, decided: undecided, ...{ declined: [], asked: [] } },
  );
}
