import type { Id } from '#core/kernel/id.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Member, Mentorship, MentorshipForm, MentorshipKind } from './mentorship.ts';

/** A pair or a group as it is put together by hand. */
export interface Composition {
  readonly form: MentorshipForm;
  readonly kinds: readonly MentorshipKind[];
  readonly topic?: string;
  readonly mentor: Id<'person'>;
  readonly mentees: readonly Id<'person'>[];
  /** Both inclusive. */
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Kinds that have no programme, and so no term of 3 to 12 months (3.1): one meeting, or help when it is asked for. */
const withoutProgramme: readonly MentorshipKind[] = ['speed', 'situational'];

/** What is wrong with it, as a sentence that says what to do; undefined where nothing is. */
export const wrongWith = (made: Composition): string | undefined =>
  wrongPeople(made) ?? wrongKinds(made.kinds, made.mentees.length) ?? wrongTerm(made);

export function wrongPeople({ mentor, mentees }: Pick<Composition, 'mentor' | 'mentees'>): string | undefined {
  if (mentees.length === 0) return 'Отметьте хотя бы одного человека.';
  return mentees.includes(mentor) ? 'Наставник не может быть наставником самому себе: снимите отметку.' : undefined;
}

/** A group has at least two mentees (3.1); in a reverse pair two people are each other's mentors. */
export function wrongKinds(kinds: readonly MentorshipKind[], mentees: number): string | undefined {
  if (kinds.includes('group') && mentees < 2)
    return 'В группе не меньше двух наставляемых (п. 3.1). Снимите вид «в группе» или отметьте ещё одного человека.';
  if (kinds.includes('reverse') && mentees > 1)
    return 'Реверсивное наставничество: двое учат друг друга. Для группы снимите этот вид.';
  return undefined;
}

/** A programme lasts from 3 months to a year (1.3). */
export function wrongTerm({ kinds, from, to }: Pick<Composition, 'kinds' | 'from' | 'to'>): string | undefined {
  if (isBefore(to, from)) return 'Последний день раньше первого. Проверьте даты.';
  if (kinds.length > 0 && kinds.every((kind) => withoutProgramme.includes(kind))) return undefined;
  const after = to.add({ days: 1 });
  if (isBefore(after, from.add({ months: 3 })))
    return 'Программа длится не меньше 3 месяцев (п. 1.3). Назовите более поздний день или выберите вид «скоростное» либо «ситуационное».';
  if (isBefore(from.add({ months: 12 }), after))
    return 'Программа длится не больше года (п. 1.3). Назовите более ранний день, а потом составьте новую пару.';
  return undefined;
}

/** Two mentees and more are a group, whatever else it is. */
export const kindsOf = ({ kinds, mentees }: Pick<Composition, 'kinds' | 'mentees'>): readonly MentorshipKind[] =>
  mentees.length > 1 && !kinds.includes('group') ? [...kinds, 'group'] : kinds;

type Side = Pick<Member, 'personId' | 'side'>;

/** Who stands on which side; in a reverse pair both stand on both (3.1). */
export const sidesOf = ({
  mentor,
  mentees,
  kinds,
}: Pick<Composition, 'mentor' | 'mentees' | 'kinds'>): readonly Side[] => [
  { personId: mentor, side: 'mentor' },
  ...mentees.map((personId): Side => ({ personId, side: 'mentee' })),
  ...(kinds.includes('reverse')
    ? [
        ...mentees.map((personId): Side => ({ personId, side: 'mentor' })),
        { personId: mentor, side: 'mentee' as const },
      ]
    : []),
];

/** The other way round: from rows to what was put together. The first mentor is whose pair it is. */
export function compositionOf(pair: Mentorship, members: readonly Side[]): Composition | undefined {
  const mentor = members.find((one) => one.side === 'mentor')?.personId;
  if (mentor === undefined) return undefined;
  const mentees = members.filter((one) => one.side === 'mentee' && one.personId !== mentor);
  return {
    ...{ form: pair.form, kinds: pair.kinds, mentor, mentees: mentees.map((one) => one.personId) },
    ...{ from: pair.plannedFrom, to: pair.plannedTo },
    ...(pair.topic === undefined ? {} : { topic: pair.topic }),
  };
}
