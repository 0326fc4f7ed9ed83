import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeProgramme } from '#core/closing/close.ts';
import { forgetClosings, repointClosings } from '#core/closing/forget.ts';
import { doneOf, isRipe } from '#core/closing/ground.ts';
import { workIn } from '#core/closing/work.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import { heldOf } from '#core/programmes/access.ts';
import type { Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import type { TestDatabase } from '../../support/database.ts';
import { usedDatabase } from '../../support/used-database.ts';

const now = instant('2027-02-10T09:00:00Z');
const organisation: Organisation = { id: id('school'), name: 'Школа', settings: defaultSettings };
const organisationId = organisation.id;
const person = id<'person'>;
const [mentor, first, second, leaver] = [person('mentor'), person('first'), person('second'), person('leaver')];
const programmeId = id<'programme'>('programme');

let database: TestDatabase;
const system = <R>(work: (tx: Tx) => Promise<R>) => database.store.transaction({ as: 'system' }, work);
const desk = (tx: Tx) => ({ tx, newId, now, organisation });
const closing = { reason: 'curator', grounds: 'Ким не приходит', by: mentor, on: date('2027-02-10') } as const;

/** A group of two that a third has left, with a plan of three lines and an offered change. */
beforeAll(async () => {
  database = await usedDatabase();
  await system(async (tx) => {
    await tx.organisations.add(organisation);
    for (const one of [mentor, first, second, leaver]) {
      await tx.people.add({ id: one, surname: one, name: 'Анна' });
      await tx.roles.add({ id: newId(), organisationId, personId: one, role: 'mentee', from: date('2026-09-01') });
      const given = { kind: 'personal-data', version: '1', hash: 'h', givenAt: now, channel: 'vk' } as const;
      await tx.consents.add({ id: newId(), organisationId, personId: one, ...given });
    }
    const mentorshipId = id<'mentorship'>('pair');
    await tx.mentorships.add({
      ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: ['group'], status: 'in-force' },
      ...{ plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31'), createdBy: mentor, createdAt: now },
      ...{ inForceFrom: date('2026-10-10'), inForceTo: date('2027-05-31') },
    });
    for (const [personId, side] of [
      [mentor, 'mentor'] as const,
      ...[first, second, leaver].map((one) => [one, 'mentee'] as const),
    ])
      await tx.members.add({
        ...{ id: newId(), organisationId, mentorshipId, personId, side },
        ...(personId === leaver ? { leftOn: date('2026-12-01') } : {}),
      });
    await tx.programmes.add({
      ...{ id: programmeId, organisationId, mentorshipId, status: 'approved', mode: 'person', areas: [], schedule: '' },
      ...{ from: date('2026-10-01'), to: date('2027-01-31'), expected: '', version: 1, agreements: [] },
      ...{ createdBy: mentor, createdAt: now },
    });
    for (const [number, personId] of [undefined, first, leaver].entries()) {
      const activityId = id<'activity'>(`line${number}`);
      const line = { title: 'Урок', due: date('2026-12-01'), dueVersion: 0, ...(personId ? { personId } : {}) };
      await tx.activities.add({ id: activityId, organisationId, programmeId, number, ...line });
    }
    await tx.changes.add({
      ...{ id: newId(), organisationId, programmeId, status: 'offered', plan: [], agreements: [], by: first, at: now },
    });
    for (const day of ['2026-10-05', '2026-10-20', '2027-02-05']) {
      const meetingId = newId<'meeting'>();
      await tx.meetings.add({
        ...{ id: meetingId, organisationId, mentorshipId, people: [mentor, first], proposedBy: mentor, createdAt: now },
        ...{ slots: [], startsAt: now, minutes: 45, mode: 'online', answers: {}, status: 'held', version: 0 },
      });
      const log = { by: mentor, at: now, day: date(day), minutes: 40, topic: 'other', words: {} };
      await tx.logs.add({ id: newId(), organisationId, mentorshipId, meetingId, ...log });
    }
  });
});
afterAll(() => database.close());

/** Undone afterwards. */
const tried = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => {
  const undo = { result: undefined as R | undefined };
  return system(async (tx) => {
    undo.result = await work(tx);
    throw new Error('undone');
  }).catch((error: Error) => {
    if (error.message !== 'undone') throw error;
    return undo.result as R;
  });
};
const accepts = (tx: Tx, line: number, personId: Id<'person'>) =>
  tx.results.add({
    ...{ id: newId<'result'>(), organisationId, programmeId, activityId: id<'activity'>(`line${line}`), personId },
    ...{ status: 'accepted', doneOn: date('2026-11-19'), earlier: [] },
  });

test('a plan of a group is done when everybody’s lines are accepted; whoever has left is waited for no longer', () =>
  tried(async (tx) => {
    const ground = await heldOf(tx, await tx.programmes.get(programmeId));
    const before = date('2027-01-31');
    await accepts(tx, 0, first);
    await accepts(tx, 1, first);
    expect(await doneOf(tx, ground)).toMatchObject({ planned: 2, accepted: [{ number: 1 }] });
    expect(isRipe(ground, await doneOf(tx, ground), before)).toBe(false);
    expect(isRipe(ground, await doneOf(tx, ground), date('2027-02-01'))).toBe(true);
    await accepts(tx, 0, second);
    expect(isRipe(ground, await doneOf(tx, ground), before)).toBe(true);
  }));

test('a second closing changes nothing; an offered change and an offer to close end with it, each side is asked once', () =>
  tried(async (tx) => {
    await tx.closings.add({
      ...{ id: newId(), organisationId, programmeId, reason: 'done', by: first, at: now, agreed: [first] },
    });
    const closed = await closeProgramme(desk(tx), programmeId, closing);
    const again = await closeProgramme(desk(tx), programmeId, { reason: 'done', on: date('2027-02-11') });
    expect(again).toEqual(closed);
    expect(closed).toMatchObject({ closeReason: 'curator', closedOn: date('2027-02-10') } satisfies Partial<Programme>);
    expect(await tx.closings.where({})).toEqual([]);
    expect((await tx.changes.where({ programmeId })).map((one) => one.status)).toEqual(['withdrawn']);
    const campaigns = await tx.campaigns.where({ programmeId });
    expect(campaigns.map((one) => [one.questionnaire, one.status, one.anonymous]).sort()).toEqual([
      ['closing-mentee.2', 'open', false],
      ['closing-mentor.2', 'open', false],
    ]);
    const asked = await tx.participants.among(
      'campaignId',
      campaigns.map((one) => one.id),
    );
    expect(asked.map((one) => one.personId).sort()).toEqual([first, mentor, second]);
  }));

test('hours count inside the order and inside the programme, for whoever was there', () =>
  tried(async (tx) => {
    const ground = await heldOf(tx, await tx.programmes.get(programmeId));
    // The 5th of October is before the order, the 5th of February after the last day of the programme.
    expect(await workIn(tx, ground, first)).toEqual({ meetings: 1, timed: 1, minutes: 40 });
    expect(await workIn(tx, ground, second)).toEqual({ meetings: 0, timed: 0, minutes: 0 });
  }));

const summed = (tx: Tx) =>
  tx.summaries.add({
    ...{ id: id<'summary'>('sum'), organisationId, programmeId, by: mentor, at: now, proposals: [] },
    ...{ conclusions: { first: 'alone', second: 'not-yet' }, achieved: 'Анна держит класс', words: 'и Пётр тоже' },
  });
const certified = (tx: Tx, personId: Id<'person'>) =>
  tx.certificates.add({
    ...{ id: id<'certificate'>('c'), organisationId, programmeId, personId, side: 'mentee', year: 2027, number: 1 },
    ...{ issuedOn: date('2027-02-10'), issuedBy: mentor },
  });

test('a withdrawal leaves day, reason and the number in the register; grounds and what was written of the person go', () =>
  tried(async (tx) => {
    await closeProgramme(desk(tx), programmeId, closing);
    await summed(tx);
    await certified(tx, first);
    await forgetClosings(tx, { personId: first, organisationId });
    const programme = await tx.programmes.get(programmeId);
    expect([programme.closeReason, programme.closeGrounds]).toEqual(['curator', undefined]);
    const [summary] = await tx.summaries.where({});
    expect(summary).toMatchObject({ conclusions: { second: 'not-yet' }, achieved: '' });
    expect(summary?.words).toBeUndefined();
    expect(await tx.certificates.where({})).toHaveLength(1);
    await forgetClosings(tx, { personId: mentor, organisationId });
    expect(await tx.summaries.where({})).toEqual([]);
  }));

test('of two people who are one the closing knows one', () =>
  tried(async (tx) => {
    await summed(tx);
    await certified(tx, first);
    await tx.closings.add({
      ...{ id: newId(), organisationId, programmeId, reason: 'mentee', by: first, at: now, agreed: [first] },
    });
    const into = id<'person'>('other');
    await tx.people.add({ id: into, surname: 'Кимова', name: 'Анна' });
    await repointClosings(tx, { from: first, into });
    expect(await tx.closings.where({})).toMatchObject([{ by: into, agreed: [into] }]);
    expect((await tx.summaries.where({}))[0]?.conclusions).toEqual({ other: 'alone', second: 'not-yet' });
    expect(await tx.certificates.where({ personId: into })).toHaveLength(1);
  }));
