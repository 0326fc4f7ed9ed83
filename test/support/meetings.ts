import type { Channel } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import type { Meeting } from '#core/meetings/meeting.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { newId } from '#db/new-id.ts';
import { type Member, type School, school } from './school.ts';
import type { StoryPhone } from './story-phone.ts';

export interface Met {
  readonly here: School;
  readonly curator: StoryPhone;
  readonly mentor: Member;
  readonly mentee: Member;
  readonly pair: Mentorship;
}

type Options = NonNullable<Parameters<typeof school>[0]>;

/** A school on a Tuesday of October, with a pair in force since the first of the month; each on the messenger named. */
export async function met(
  on: { readonly curator: Channel; readonly mentor: Channel; readonly mentee: Channel },
  options: Options = {},
): Promise<Met> {
  const here = await school({ now: '2026-10-06T10:00:00+03:00', ...options });
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', on.curator);
  const mentor = await here.member('Лугова Анна Петровна', 'mentor', on.mentor);
  const mentee = await here.member('Ким Олег Игоревич', 'mentee', on.mentee);
  const pair = await pairs(here, [mentor], [mentee]);
  return { here, curator: curator[on.curator], mentor, mentee, pair };
}

/** A pair or a group in force from 1 October to 31 May, as an order left it. */
export async function pairs(
  here: School,
  mentors: readonly Member[],
  mentees: readonly Member[],
  changed: Partial<Mentorship> = {},
): Promise<Mentorship> {
  const organisationId = here.organisation.id;
  const [first] = mentors;
  if (!first) throw new Error('a pair without a mentor');
  const pair: Mentorship = {
    ...{ id: newId<'mentorship'>(), organisationId, form: 'teacher-teacher', kinds: ['traditional'] },
    ...{ status: 'in-force', plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31') },
    ...{ inForceFrom: date('2026-10-01'), inForceTo: date('2027-05-31') },
    ...{ createdBy: first.person.id, createdAt: here.clock.now(), ...changed },
  };
  await here.system(async (tx) => {
    await tx.mentorships.add(pair);
    for (const [side, people] of [['mentor', mentors] as const, ['mentee', mentees] as const])
      for (const { person } of people)
        await tx.members.add({
          ...{ id: newId<'member'>(), organisationId, mentorshipId: pair.id, personId: person.id, side, answer: 'yes' },
        });
  });
  return pair;
}

export const meetingsOf = (here: School): Promise<readonly Meeting[]> =>
  here.system((tx) => tx.meetings.where({ organisationId: here.organisation.id }));

export async function onlyMeeting(here: School): Promise<Meeting> {
  const [meeting, ...others] = await meetingsOf(here);
  if (!meeting || others.length > 0) throw new Error(`meetings: ${others.length + (meeting ? 1 : 0)}`);
  return meeting;
}
