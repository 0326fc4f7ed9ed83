import type { BankEntry, MenteeProfile, MentorProfile } from '#core/bank/entry.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, type Instant, instant } from '#core/kernel/time.ts';
import type { Loan, LoanStep } from '#core/matching/loan.ts';
import { defaultSettings, type Settings } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { type House, house, type Talker } from './hearing.ts';
import { wholeHouse } from './whole-house.ts';

export const municipality = id<'organisation'>('above');
export const school = id<'organisation'>('school');
export const lyceum = id<'organisation'>('lyceum');
const of = { above: municipality, school, lyceum } as const;

export const person = (surname: string): Id<'person'> => id<'person'>(surname.toLowerCase());
export const entryOf = (surname: string): Id<'entry'> => id<'entry'>(`entry-${surname.toLowerCase()}`);

export interface TownHouse extends House {
  readonly as: (surname: string) => Talker;
  readonly system: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  /** Nobody has been asked, told or paired yet, and cards and settings are as they were. */
  readonly again: () => Promise<void>;
  /** A proposal of Физикова for Ким that has come to that step. */
  readonly asked: (step: LoanStep) => Promise<Loan>;
  /** The municipal curator sends what is proposed; the proposals since. */
  readonly send: () => Promise<readonly Loan[]>;
  readonly loan: () => Promise<Loan>;
  /** Texts of what was told to somebody and is not a reply to them. */
  readonly told: (surname: string) => Promise<readonly string[]>;
  readonly change: (organisation: Id<'organisation'>, settings: Partial<Settings>) => Promise<void>;
  readonly card: (surname: string, change: (entry: BankEntry) => BankEntry) => Promise<void>;
}

const start = instant('2026-09-07T09:00:00Z');
const at: Instant = instant('2026-09-01T09:00:00Z');
const physics: MentorProfile = {
  ...{ subjects: 'физика', areas: ['ict'], forms: [], kinds: [], years: 21, mode: 'mixed', capacity: 1 },
  elsewhere: true,
};
const young: MenteeProfile = { subject: 'физика', needs: { ict: 3 }, years: 1, mode: 'mixed' };

/**
 * A municipality at the one door, without messengers: a school that seeks, with the curator Ветрова and the mentee Ким; a lyceum that lends,
 * with the curator Дубова and the mentor Физикова; above them Горная. In both banks there are more, whom nothing suits.
 */
export async function townHouse(): Promise<TownHouse> {
  const built = await house(wholeHouse(() => start));
  const { store, dataSource } = built.database;
  const system = <R>(work: (tx: Tx) => Promise<R>) => store.transaction({ as: 'system' }, work);
  const as = (surname: string) => built.talker('vk', surname);
  await system(found);
  const cards = await system((tx) => tx.bank.where({}));
  const settings = await system((tx) => tx.organisations.where({}));
  return {
    ...{ ...built, system, as },
    again: async () => {
      for (const table of ['outbox', 'loans', 'members', 'mentorships', 'matches', 'events'])
        await dataSource.query(`delete from ${table}`);
      await system(async (tx) => {
        for (const card of cards) await tx.bank.put(card);
        for (const one of settings) await tx.organisations.put(one);
      });
    },
    asked: (step) =>
      system(async (tx) => {
        const loan: Loan = {
          ...{ id: newId<'loan'>(), organisationId: school, lenderId: lyceum, municipalityId: municipality },
          ...{ menteeId: person('Ким'), mentorId: person('Физикова'), status: step },
          ...(step === 'school' ? {} : { agreedBy: person('Ветрова') }),
          ...{ sentAt: built.now(), changedAt: built.now() },
        };
        await tx.loans.add(loan);
        return loan;
      }),
    send: async () => {
      const before = await system((tx) => tx.loans.where({}));
      const town = as('Горная');
      await town.forges('town.draft:0');
      await town.presses('Отправить школам');
      await town.presses('Отправить');
      const all = await system((tx) => tx.loans.where({}));
      return all.filter((one) => !before.some((other) => other.id === one.id));
    },
    loan: async () => {
      const [only] = await system((tx) => tx.loans.where({}));
      if (!only) throw new Error('nothing was sent');
      return only;
    },
    told: async (surname) => {
      const rows: readonly { readonly screen: unknown }[] = await dataSource.query(
        "select screen from outbox where lane = 'notice' and person_id = $1 order by id",
        [person(surname)],
      );
      return rows.map(({ screen }) => JSON.stringify(screen));
    },
    change: (organisation, settings) =>
      system(async (tx) => {
        const before = await tx.organisations.get(organisation);
        await tx.organisations.put({ ...before, settings: { ...before.settings, ...settings } });
      }),
    card: (surname, change) => system(async (tx) => tx.bank.put(change(await tx.bank.get(entryOf(surname))))),
  };
}

async function found(tx: Tx): Promise<void> {
  const settings = (exchange: NonNullable<Settings['exchange']>): Settings => ({
    ...defaultSettings,
    municipality,
    exchange,
  });
  await tx.organisations.add({ id: municipality, name: 'Управление образования', settings: defaultSettings });
  await tx.organisations.add({ id: school, name: 'Школа № 5', settings: settings({ lends: false, seeks: true }) });
  await tx.organisations.add({ id: lyceum, name: 'Лицей № 2', settings: settings({ lends: true, seeks: false }) });
  await join(tx, 'Горная', 'above', 'municipal');
  await join(tx, 'Ветрова', 'school', 'curator');
  await join(tx, 'Дубова', 'lyceum', 'curator');
  await join(tx, 'Ким', 'school', 'mentee');
  await join(tx, 'Физикова', 'lyceum', 'mentor');
  await shelve(tx, 'Ким', 'school', 'mentee', young);
  await shelve(tx, 'Физикова', 'lyceum', 'mentor', physics);
  for (const number of [1, 2, 3, 4]) {
    await known(tx, `Запасной${number}`);
    await shelve(tx, `Запасной${number}`, 'school', 'mentee', { needs: {} });
    await known(tx, `Занятая${number}`);
    await shelve(tx, `Занятая${number}`, 'lyceum', 'mentor', { areas: [], forms: [], kinds: [], capacity: 0 });
  }
}

export const known = (tx: Tx, surname: string): Promise<void> =>
  tx.people.add({ id: person(surname), surname, name: 'Анна', patronymic: 'Павловна' });

/** Somebody connected, with consent given. */
export async function join(tx: Tx, surname: string, where: keyof typeof of, role: RoleName): Promise<void> {
  const [personId, organisationId] = [person(surname), of[where]];
  if (!(await tx.people.find(personId))) await known(tx, surname);
  await tx.roles.add({ id: newId(), organisationId, personId, role, from: date('2026-09-01') });
  if ((await tx.accounts.where({ personId })).length === 0)
    await tx.accounts.add({
      ...{ id: newId<'account'>(), channel: 'vk', address: surname, personId, organisationId, reachable: true },
      seenAt: at,
    });
  await tx.consents.add({
    ...{ id: newId(), organisationId, personId, kind: 'personal-data', version: '1', hash: 'h', givenAt: at },
    channel: 'vk',
  });
}

export const shelve = (
  tx: Tx,
  surname: string,
  where: keyof typeof of,
  side: BankEntry['side'],
  profile: BankEntry['profile'],
): Promise<void> =>
  tx.bank.add({
    ...{ id: entryOf(surname), organisationId: of[where], personId: person(surname), side, status: 'approved' },
    ...{ profile, categories: [], reviewedOn: date('2026-09-01'), createdAt: at },
  });
