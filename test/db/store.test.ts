import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, instant, Temporal } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { databaseKinds, type TestDatabase } from '../support/database.ts';
import { usedDatabase } from '../support/used-database.ts';
import { curatorOf, school, seed, system } from './seed.ts';

describe.each(databaseKinds)('the store on a database that is %s', (kind) => {
  const opened: { database?: TestDatabase } = {};
  const a = school('alpha');

  beforeAll(async () => {
    opened.database = await usedDatabase(kind);
    await inside((tx) => seed(tx, 'alpha'));
    await inside((tx) => seed(tx, 'beta'));
  });
  afterAll(() => opened.database?.close());

  const store = () => {
    if (opened.database === undefined) throw new Error('not opened');
    return opened.database.store;
  };
  const inside = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => store().transaction(system, work);
  /** What a test writes is not seen by the next one. */
  const trying = async (work: (tx: Tx) => Promise<void>): Promise<void> => {
    const enough = new Error('enough');
    await expect(inside((tx) => work(tx).then(() => Promise.reject(enough)))).rejects.toBe(enough);
  };

  test('a row comes back as it was put, every type of field included', () =>
    trying(async (tx) => {
      const person = await tx.people.get(a.person);
      expect(person).toStrictEqual({ id: a.person, surname: 'Ёлкина', name: 'Вера', patronymic: 'Ильинична' });
      const file = await tx.files.get(a.file);
      expect(file.bytes).toStrictEqual(Uint8Array.of(0, 255, 92, 13));
      expect(file.createdAt.equals(instant('2026-09-01T06:00:00Z'))).toBe(true);
      expect(Object.keys(file)).not.toContain('expiresAt');
      const occurrence = await tx.occurrences.get(a.occurrence);
      expect(occurrence.due.equals(date('2026-09-30'))).toBe(true);
      expect(occurrence.ticked).toStrictEqual([]);
      expect((await tx.stages.get(a.stage)).assignees).toStrictEqual([{ role: 'head' }]);
    }));

  test('any day, millisecond and text survives, but for what no database can keep', () =>
    trying(async (tx) => {
      const days = fc.date({
        min: new Date('1600-01-01T00:00:00Z'),
        max: new Date('2400-01-01T00:00:00Z'),
        noInvalidDate: true,
      });
      await fc.assert(
        fc.asyncProperty(days, fc.string({ unit: 'binary' }), async (at, text) => {
          const moment = Temporal.Instant.fromEpochMilliseconds(at.getTime());
          const day = moment.toZonedDateTimeISO('UTC').toPlainDate();
          const entry = { ...(await tx.history.get(a.history)), id: newId<'history'>(), at: moment, details: { text } };
          await tx.history.add(entry);
          await tx.snoozes.put({ ...(await tx.snoozes.get(a.snooze)), until: day });
          const kept = await tx.history.get(entry.id);
          expect(kept.at.equals(moment)).toBe(true);
          expect(kept.details.text).toBe(text.replaceAll('\0', ''));
          expect((await tx.snoozes.get(a.snooze)).until.equals(day)).toBe(true);
        }),
        { numRuns: 40 },
      );
    }));

  test('half a surrogate pair and the zero character do not break a message', () =>
    trying(async (tx) => {
      await tx.people.put({ id: a.person, surname: 'Ёл\0кина', name: '\ud83d' });
      expect(await tx.people.get(a.person)).toStrictEqual({ id: a.person, surname: 'Ёлкина', name: '\ufffd' });
    }));

  test('a field left out by put is emptied', () =>
    trying(async (tx) => {
      await tx.people.put({ id: a.person, surname: 'Ёлкина', name: 'Вера' });
      expect(await tx.people.get(a.person)).toStrictEqual({ id: a.person, surname: 'Ёлкина', name: 'Вера' });
    }));

  test('what is not there is refused as not found', () =>
    trying(async (tx) => {
      const nobody = id<'person'>('nobody');
      await expect(tx.people.get(nobody)).rejects.toThrow(new Refusal('not-found'));
      await expect(tx.people.lock(nobody)).rejects.toThrow(new Refusal('not-found'));
      await expect(tx.people.put({ id: nobody, surname: 'А', name: 'Б' })).rejects.toThrow(new Refusal('not-found'));
      expect(await tx.people.find(nobody)).toBeUndefined();
      expect(await tx.people.remove({ id: nobody })).toBe(0);
    }));

  test('where matches every given field, and an absent one by undefined', () =>
    trying(async (tx) => {
      const ids = async (match: Parameters<Tx['roles']['where']>[0]) =>
        (await tx.roles.where(match)).map((role) => role.id);
      expect(await ids({ organisationId: a.organisation, role: 'curator' })).toEqual([a.role]);
      expect(await ids({ organisationId: a.organisation, role: 'head' })).toEqual([]);
      expect(await ids({ from: date('2026-09-01') })).toEqual([a.role, school('beta').role]);
      const unbound: object = { id: a.role, to: undefined };
      expect(await ids(unbound)).toEqual([a.role]);
      const titled: object = { id: a.role, from: undefined };
      expect(await ids(titled)).toEqual([]);
      expect(await tx.consents.where({ givenAt: instant('2026-09-01T06:00:00Z') })).toHaveLength(2);
    }));

  test('among takes many values, of any type, and none', () =>
    trying(async (tx) => {
      expect(await tx.people.among('id', [])).toEqual([]);
      const found = await tx.people.among('id', [a.person, id('nobody'), school('beta').person]);
      expect(found.map((person) => person.id)).toEqual([a.person, school('beta').person]);
      expect(await tx.occurrences.among('due', [date('2026-09-30'), date('2026-10-01')])).toHaveLength(2);
      expect(await tx.stages.among('position', [1, 2])).toHaveLength(2);
    }));

  test('thousands of rows are added and removed at once', () =>
    trying(async (tx) => {
      const rows = Array.from({ length: 2500 }, () => ({
        id: newId<'guess'>(),
        accountId: a.account,
        at: instant('2026-10-01T00:00:00Z'),
      }));
      await tx.guesses.add(...rows);
      expect(await tx.guesses.countSince(a.account, instant('2026-09-30T00:00:00Z'))).toBe(2500);
      expect(await tx.guesses.countSince(undefined, instant('2026-09-01T06:00:00Z'))).toBe(2502);
      expect(await tx.guesses.remove({ accountId: a.account })).toBe(2501);
    }));

  test('an account is made on first sight and found on the second', () =>
    trying(async (tx) => {
      const first = await tx.accounts.meet('telegram', '42', instant('2026-10-01T00:00:00Z'));
      const again = await tx.accounts.meet('telegram', '42', instant('2026-10-02T00:00:00Z'));
      expect(again).toEqual(first);
      expect(first.id).toHaveLength(16);
      expect((await tx.accounts.meet('vk', '42', instant('2026-10-01T00:00:00Z'))).id).not.toBe(first.id);
    }));

  test('a role is held from its first to its last day inclusive', () =>
    trying(async (tx) => {
      await tx.roles.put({ ...(await tx.roles.get(a.role)), to: date('2026-10-31') });
      const on = async (day: string) => (await tx.roles.held(a.person, date(day))).length;
      expect([await on('2026-08-31'), await on('2026-09-01'), await on('2026-10-31'), await on('2026-11-01')]).toEqual([
        0, 1, 1, 0,
      ]);
    }));

  test('an invitation is used once; used, revoked, expired and wrong look alike', () =>
    trying(async (tx) => {
      const token = `${a.invitation}-token`;
      const code = `${a.invitation}-code`;
      const [inTime, late] = [instant('2026-09-01T07:00:00Z'), instant('2026-09-04T06:00:00Z')];
      expect((await tx.invitations.peek({ code }, inTime))?.id).toBe(a.invitation);
      expect(await tx.invitations.use({ token }, late)).toBeUndefined();
      expect(await tx.invitations.use({ token: code }, inTime)).toBeUndefined();
      expect((await tx.invitations.use({ token }, inTime))?.usedAt?.equals(inTime)).toBe(true);
      expect(await tx.invitations.use({ code }, inTime)).toBeUndefined();
      expect(await tx.invitations.peek({ code }, inTime)).toBeUndefined();
      const b = school('beta');
      await tx.invitations.put({ ...(await tx.invitations.get(b.invitation)), revokedAt: inTime });
      expect(await tx.invitations.use({ token: `${b.invitation}-token` }, inTime)).toBeUndefined();
    }));

  test('pressing are open occurrences of approved roadmaps that begin or end within the horizon', () =>
    trying(async (tx) => {
      const on = async (day: string) => (await tx.occurrences.pressing(a.organisation, date(day), 14)).map((o) => o.id);
      expect(await on('2026-08-17')).toEqual([]);
      expect(await on('2026-08-18')).toEqual([a.occurrence]);
      expect(await on('2027-01-01')).toEqual([a.occurrence]);
      const { from: _, ...undated } = await tx.occurrences.get(a.occurrence);
      await tx.occurrences.put(undated);
      expect(await on('2026-09-15')).toEqual([]);
      expect(await on('2026-09-16')).toEqual([a.occurrence]);
      await tx.occurrences.put({ ...undated, status: 'done' });
      expect(await on('2026-09-16')).toEqual([]);
      await tx.occurrences.put(undated);
      await tx.roadmaps.put({ ...(await tx.roadmaps.get(a.roadmap)), status: 'superseded' });
      expect(await on('2026-09-16')).toEqual([]);
    }));

  test('between counts both days in', () =>
    trying(async (tx) => {
      const due = async (from: string, to: string) =>
        (await tx.occurrences.between(a.organisation, date(from), date(to))).length;
      expect(await due('2026-09-30', '2026-09-30')).toBe(1);
      expect(await due('2026-09-01', '2026-09-29')).toBe(0);
      expect(await due('2026-10-01', '2026-10-31')).toBe(0);
    }));

  test('a reminder is posted once per person, subject, lead and due version', () =>
    trying(async (tx) => {
      const seeded = await tx.reminders.get(a.reminder);
      const moved = { ...seeded, id: newId<'reminder'>(), dueVersion: 2 };
      const again = { ...seeded, id: newId<'reminder'>() };
      expect(await tx.reminders.post([again, moved, { ...moved, id: newId<'reminder'>() }])).toEqual([moved]);
      expect(await tx.reminders.post([moved])).toEqual([]);
      expect(await tx.reminders.post([])).toEqual([]);
    }));

  test('people of an organisation are those who hold or held a role there', () =>
    trying(async (tx) => {
      await tx.roles.put({ ...(await tx.roles.get(a.role)), to: date('2026-09-02') });
      expect((await tx.people.ofOrganisation(a.organisation)).map((person) => person.id)).toEqual([a.person]);
    }));

  test('a person has one open form of a kind and subject', () =>
    trying(async (tx) => {
      const open = await tx.forms.get(a.form);
      await tx.forms.add(
        { ...open, id: newId<'form'>(), status: 'sent' },
        { ...open, id: newId<'form'>(), subject: 'x' },
      );
      const twice = tx.as(system, () => tx.forms.add({ ...open, id: newId<'form'>() }));
      await expect(twice).rejects.toMatchObject({ code: '23505' });
    }));

  test('with a roadmap go its stages, occurrences, history and snoozes', () =>
    trying(async (tx) => {
      expect(await tx.roadmaps.remove({ id: a.roadmap })).toBe(1);
      expect(await tx.stages.find(a.stage)).toBeUndefined();
      expect(await tx.occurrences.find(a.occurrence)).toBeUndefined();
      expect(await tx.history.find(a.history)).toBeUndefined();
      expect(await tx.snoozes.find(a.snooze)).toBeUndefined();
    }));

  test('a stage cannot belong to another organisation than its roadmap', () =>
    trying(async (tx) => {
      const stage = {
        ...(await tx.stages.get(a.stage)),
        id: newId<'stage'>(),
        organisationId: school('beta').organisation,
      };
      await expect(tx.as(system, () => tx.stages.add(stage))).rejects.toMatchObject({ code: '23503' });
    }));

  test('a refusal rolls everything back and travels to the caller', async () => {
    const refused = inside(async (tx) => {
      await tx.people.remove({ id: id('nobody') });
      await tx.people.put({ id: a.person, surname: 'Иная', name: 'Вера' });
      throw new Refusal('stale');
    });
    await expect(refused).rejects.toThrow(new Refusal('stale'));
    expect((await inside((tx) => tx.people.get(a.person))).surname).toBe('Ёлкина');
  });

  test('as: the scope holds inside, the one before it is back afterwards', () =>
    trying(async (tx) => {
      const count = async () => (await tx.people.where({})).length;
      const nested = await tx.as(curatorOf(a), async () => [await count(), await tx.as(system, count), await count()]);
      expect([...nested, await count()]).toEqual([1, 2, 1, 2]);
    }));

  test('as: what a failed work wrote is undone, also after an error of the database, and the transaction goes on', () =>
    trying(async (tx) => {
      const failing = tx.as(curatorOf(a), async () => {
        await tx.people.put({ id: a.person, surname: 'Иная', name: 'Вера' });
        await tx.organisations.add({ ...(await tx.organisations.get(a.organisation)), id: id('third') });
      });
      await expect(failing).rejects.toMatchObject({ code: '42501' });
      expect((await tx.people.get(a.person)).surname).toBe('Ёлкина');
      expect(await tx.people.where({})).toHaveLength(2);
    }));

  test('a transaction inside a transaction is refused instead of waiting for ever', () =>
    expect(inside(() => inside((tx) => tx.people.where({})))).rejects.toThrow('inside a transaction'));

  test('a hundred transactions at once stand in line', async () => {
    const add = () =>
      inside((tx) => tx.guesses.add({ id: newId(), accountId: a.account, at: instant('2030-01-01T00:00:00Z') }));
    await Promise.all(Array.from({ length: 100 }, add));
    expect(await inside((tx) => tx.guesses.countSince(a.account, instant('2030-01-01T00:00:00Z')))).toBe(100);
  });
});
