import type { Id } from '#core/kernel/id.ts';
import { channels } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { type House, house, type Talker } from './hearing.ts';
import { wholeHouse } from './whole-house.ts';

export interface Somebody {
  readonly id: Id<'person'>;
  readonly talks: Talker;
}

/** A school with every feature behind one door, without messengers; it is the 20th of November 2026 there. */
export interface ProgrammeHouse {
  readonly home: House;
  readonly organisationId: Id<'organisation'>;
  readonly system: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  /** Connected, with consent given; each next one on the other messenger. */
  readonly joins: (surname: string, role: RoleName, position?: string) => Promise<Somebody>;
  /** In force from 1 October to 31 May, unless said otherwise. */
  readonly pairs: (
    mentors: readonly Somebody[],
    mentees: readonly Somebody[],
    changed?: Partial<Mentorship>,
  ) => Promise<Mentorship>;
}

export async function programmeHouse(): Promise<ProgrammeHouse> {
  const at: { home?: House } = {};
  const opened = await house(wholeHouse(() => (at.home ?? opened).now()));
  at.home = opened;
  const organisationId = newId<'organisation'>();
  const system = <R>(work: (tx: Tx) => Promise<R>) => opened.database.store.transaction({ as: 'system' }, work);
  await system((tx) => tx.organisations.add({ id: organisationId, name: 'Школа', settings: defaultSettings }));
  const turn = { next: 0 };
  return {
    ...{ home: opened, organisationId, system },
    joins: async (surname, role, position) => {
      const channel = channels[turn.next++ % channels.length] ?? 'vk';
      const personId = newId<'person'>();
      const talks = opened.talker(channel);
      const of = { personId, organisationId };
      await system(async (tx) => {
        await tx.people.add({ id: personId, surname, name: 'Вера', patronymic: 'Ильинична' });
        await tx.roles.add({ ...of, id: newId(), role, from: date('2026-08-01'), ...(position ? { position } : {}) });
        await tx.accounts.add({
          ...{ id: newId(), channel, address: talks.address, personId, reachable: true, seenAt: opened.now() },
        });
        await tx.consents.add({
          ...{ ...of, id: newId(), kind: 'personal-data', version: '1', hash: 'h', channel, givenAt: opened.now() },
        });
      });
      return { id: personId, talks };
    },
    pairs: async (mentors, mentees, changed = {}) => {
      const pair: Mentorship = {
        ...{ id: newId<'mentorship'>(), organisationId, form: 'teacher-teacher', kinds: ['traditional'] },
        ...{ status: 'in-force', plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31') },
        ...{ inForceFrom: date('2026-10-01'), inForceTo: date('2027-05-31') },
        ...{ createdBy: mentors[0]?.id ?? newId<'person'>(), createdAt: opened.now(), ...changed },
      };
      await system(async (tx) => {
        await tx.mentorships.add(pair);
        for (const [side, people] of [['mentor', mentors] as const, ['mentee', mentees] as const])
          for (const { id: personId } of people)
            await tx.members.add({
              ...{ id: newId<'member'>(), organisationId, mentorshipId: pair.id, personId, side, answer: 'yes' },
            });
      });
      return pair;
    },
  };
}
