import type { Area } from '#core/bank/codes.ts';
import type { BankEntry } from '#core/bank/entry.ts';
import type { Id } from '#core/kernel/id.ts';
import { date, type Instant } from '#core/kernel/time.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';

interface Line extends Partial<Activity> {
  readonly title: string;
}

interface Of {
  readonly organisationId: Id<'organisation'>;
  readonly mentorshipId: Id<'mentorship'>;
  /** Whoever is in it: all of them have agreed. */
  readonly people: readonly Id<'person'>[];
  readonly now: Instant;
}

const lines: readonly Line[] = [
  { title: 'Посетить урок наставника', area: 'lesson', due: date('2026-11-10'), expected: 'Карта наблюдения' },
  { title: 'Провести открытый урок', area: 'lesson', due: date('2027-03-10'), expected: 'Отзывы коллег' },
  { title: 'Показать свой приём коллегам', due: date('2027-04-14'), expected: 'Мастер-класс проведён' },
];

/** A programme of the pair from 1 October to 31 May, agreed by all and approved; what is given stands in place of the usual. */
export async function approvedProgramme(
  tx: Tx,
  { organisationId, mentorshipId, people, now }: Of,
  changed: Partial<Programme> = {},
  plan: readonly Line[] = lines,
): Promise<{ readonly programme: Programme; readonly activities: readonly Activity[] }> {
  const [first] = people;
  if (!first) throw new Error('a programme without people');
  const programme: Programme = {
    ...{ id: newId<'programme'>(), organisationId, mentorshipId, status: 'approved', mode: 'person', version: 1 },
    ...{ from: date('2026-10-01'), to: date('2027-05-31'), areas: ['lesson'] as readonly Area[] },
    ...{ strengths: 'Умение объяснять', schedule: 'Раз в неделю', expected: 'Уроки с ясной целью' },
    agreements: people.map((person) => ({ person, version: 1, answer: 'yes' as const, at: now.toString() })),
    ...{ createdBy: first, createdAt: now, approvedOn: date('2026-10-05'), ...changed },
  };
  const activities = plan.map(
    (line, index): Activity => ({
      ...{ id: newId<'activity'>(), organisationId, programmeId: programme.id, number: index + 1, dueVersion: 0 },
      ...{ due: date('2026-12-10'), ...line },
    }),
  );
  await tx.programmes.add(programme);
  await tx.activities.add(...activities);
  return { programme, activities };
}

/** The card of a mentee as their questionnaire left it. */
export const menteeCard = (
  { organisationId, now }: Pick<Of, 'organisationId' | 'now'>,
  personId: Id<'person'>,
  needs: Partial<Readonly<Record<Area, number>>>,
  more: { readonly strengths?: string; readonly mode?: string } = {},
): BankEntry => ({
  ...{ id: newId<'entry'>(), organisationId, personId, side: 'mentee', status: 'approved', categories: [] },
  profile: { needs: needs as Readonly<Record<string, number>>, ...more },
  ...{ reviewedOn: date('2026-09-01'), createdAt: now },
});
