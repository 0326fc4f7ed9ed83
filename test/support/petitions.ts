import { workingDays } from '#core/calendar/working-days.ts';
import { type Id, id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { date, type Instant, instant } from '#core/kernel/time.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Petition } from '#core/petitions/petition.ts';
import { petitionSource } from '#core/petitions/source.ts';
import type { Told } from '#core/reminders/due.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { type House, house, type Talker } from './hearing.ts';
import { wholeHouse } from './whole-house.ts';

export const organisationId = id<'organisation'>('school');
export const person = (surname: string): Id<'person'> => id<'person'>(surname.toLowerCase());

export interface PetitionSchool extends House {
  readonly as: (surname: string) => Talker;
  readonly system: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  /** A pair or a group in force from 1 October to 31 May. */
  readonly pair: (mentor: string, ...mentees: readonly string[]) => Promise<Id<'mentorship'>>;
  readonly last: () => Promise<Petition>;
  readonly all: () => Promise<readonly Petition[]>;
  /** What the digest of that day would tell whom. */
  readonly due: (at: Instant) => Promise<readonly Told[]>;
  /** Texts of what was told to somebody and is not a reply to them. */
  readonly told: (surname: string) => Promise<readonly string[]>;
}

const isWorking = workingDays(russianCalendar(), defaultSettings);

/** A school at the one door, without messengers; everybody with these roles, connected and with consent. Surnames tell them apart. */
export async function petitionSchool(cast: Readonly<Record<string, readonly RoleName[]>>): Promise<PetitionSchool> {
  const built = await house(wholeHouse(() => instant('2026-11-20T09:00:00Z')));
  const { store } = built.database;
  const system = <R>(work: (tx: Tx) => Promise<R>) => store.transaction({ as: 'system' }, work);
  await system(async (tx) => {
    await tx.organisations.add({ id: organisationId, name: 'Школа № 5', settings: defaultSettings });
    for (const [surname, roles] of Object.entries(cast)) await join(tx, surname, roles);
  });
  const all = () => system((tx) => tx.petitions.where({}));
  return {
    ...{ ...built, system, all },
    as: (surname) => built.talker(channel, surname),
    pair: (mentor, ...mentees) => system((tx) => pairUp(tx, mentor, mentees)),
    last: async () => {
      const [newest] = [...(await all())].sort((a, b) => b.filedAt.epochMilliseconds - a.filedAt.epochMilliseconds);
      if (!newest) throw new Error('nothing was filed');
      return newest;
    },
    due: (now) =>
      system(async (tx) => {
        const organisation = await tx.organisations.get(organisationId);
        return petitionSource.due({ tx, organisation, now, staff: await staffOf(tx, organisation, now), isWorking });
      }),
    told: async (surname) => {
      const rows: readonly { readonly screen: unknown }[] = await built.database.dataSource.query(
        "select screen from outbox where lane = 'notice' and person_id = $1 order by id",
        [person(surname)],
      );
      return rows.map(({ screen }) => JSON.stringify(screen));
    },
  };
}

const channel: Channel = 'vk';

async function join(tx: Tx, surname: string, roles: readonly RoleName[]): Promise<void> {
  const personId = person(surname);
  const at = instant('2026-09-01T09:00:00Z');
  await tx.people.add({ id: personId, surname, name: 'Анна', patronymic: 'Павловна' });
  for (const role of roles)
    await tx.roles.add({ id: newId(), organisationId, personId, role, from: date('2026-09-01'), position: 'учитель' });
  await tx.accounts.add({
    ...{ id: newId<'account'>(), channel, address: surname, personId, organisationId, reachable: true, seenAt: at },
  });
  await tx.consents.add({
    ...{ id: newId(), organisationId, personId, kind: 'personal-data', version: '1', hash: 'h', givenAt: at, channel },
  });
}

async function pairUp(tx: Tx, mentor: string, mentees: readonly string[]): Promise<Id<'mentorship'>> {
  const mentorshipId = newId<'mentorship'>();
  await tx.mentorships.add({
    ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: ['traditional'], status: 'in-force' },
    ...{ plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31') },
    ...{ inForceFrom: date('2026-10-01'), inForceTo: date('2027-05-31') },
    ...{ createdBy: person(mentor), createdAt: instant('2026-09-20T09:00:00Z') },
  });
  const member = { organisationId, mentorshipId, answer: 'yes' } as const;
  await tx.members.add({ ...member, id: newId(), personId: person(mentor), side: 'mentor' });
  for (const one of mentees) await tx.members.add({ ...member, id: newId(), personId: person(one), side: 'mentee' });
  return mentorshipId;
}

/** «Обращения» → the kind → words, each but the last a tap or a sentence. */
export async function files(school: PetitionSchool, who: string, kind: string, ...said: readonly string[]) {
  const talker = school.as(who);
  await talker.says('Обращения');
  await talker.presses(kind);
  for (const one of said) await talker.presses(one).catch(() => talker.says(one));
  return talker.sees();
}

/** A curator, a head, a mentor and a mentee. */
export const usual = { Ветрова: ['curator'], Рябинин: ['head'], Лугова: ['mentor'], Ким: ['mentee'] } as const;
