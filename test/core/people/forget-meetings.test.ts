import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import type { Meeting } from '#core/meetings/meeting.ts';
import { forgetMeetings } from '#core/people/forget-meetings.ts';
import { absorb } from '#core/people/merge.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { usedDatabase } from '../../support/used-database.ts';

const now = instant('2026-10-06T07:00:00Z');
const organisationId = id<'organisation'>('school');
const mentor = id<'person'>('mentor');
const mentee = id<'person'>('mentee');
const third = id<'person'>('third');

let database: TestDatabase;
const system = <R>(work: (tx: Tx) => Promise<R>) => database.store.transaction({ as: 'system' }, work);

const meeting = (key: string, people: readonly Id<'person'>[], hours: number, status: Meeting['status']): Meeting => ({
  ...{ id: id<'meeting'>(key), organisationId, people, proposedBy: mentee, createdAt: now, minutes: 45, status },
  ...{ slots: [], startsAt: now.add({ hours }), mode: 'in-person', place: 'Кабинет 12', version: 1 },
  answers: Object.fromEntries(people.map((one) => [one, 'yes' as const])),
  ...(status === 'agreed' ? { wakeAt: now.add({ hours: 1 }) } : {}),
});

beforeAll(async () => {
  database = await usedDatabase();
  await system(async (tx) => {
    await tx.organisations.add({ id: organisationId, name: 'Школа', settings: defaultSettings });
    for (const one of [mentor, mentee, third]) await tx.people.add({ id: one, surname: 'Лугова', name: 'Анна' });
    await tx.meetings.add(
      meeting('held', [mentor, mentee], -50, 'held'),
      meeting('ahead', [mentor, mentee], 50, 'agreed'),
      meeting('group', [mentor, mentee, third], 60, 'agreed'),
    );
    const said = { topic: 'lesson', considered: 'Самоанализ урока', task: 'Прочитать', reflection: 'Стало понятнее' };
    const words = { [mentee]: { said: 'corrected' as const, at: now.toString(), corrections: { minutes: '30' } } };
    const of = { organisationId, meetingId: id<'meeting'>('held'), by: mentor, at: now, day: date('2026-10-04') };
    await tx.logs.add({ id: id<'log'>('log'), ...of, minutes: 40, ...said, words });
    const note = {
      organisationId,
      mentorshipId: id<'mentorship'>('pair'),
      personId: mentee,
      text: 'Для себя',
      at: now,
    };
    await tx.notes.add({ id: id<'note'>('note'), ...note });
  });
});
afterAll(() => database.close());

test('a withdrawal leaves hours, codes and counts of meetings, and no words; what lies ahead goes on without the person', async () => {
  const left = await system(async (tx) => {
    await forgetMeetings(tx, { personId: mentee, organisationId }, now);
    return {
      held: await tx.meetings.get(id<'meeting'>('held')),
      ahead: await tx.meetings.get(id<'meeting'>('ahead')),
      group: await tx.meetings.get(id<'meeting'>('group')),
      log: await tx.logs.get(id<'log'>('log')),
      notes: await tx.notes.where({ organisationId }),
    };
  });
  expect([left.held.status, left.held.place]).toEqual(['held', undefined]);
  expect([left.ahead.status, left.ahead.wakeAt]).toEqual(['cancelled', undefined]);
  expect([left.group.status, left.group.answers[mentee], left.group.wakeAt !== undefined]).toEqual([
    'agreed',
    'no',
    true,
  ]);
  expect(left.log).toMatchObject({ topic: 'lesson', minutes: 40, words: { [mentee]: { said: 'corrected' } } });
  expect(JSON.stringify(left.log)).not.toMatch(/Самоанализ|Прочитать|понятнее|corrections/);
  expect(left.notes).toEqual([]);
});

test('where two people become one, meetings and logs follow the one who stays', async () => {
  const another = id<'person'>('another');
  const after = await system(async (tx) => {
    await tx.people.add({ id: another, surname: 'Лугова', name: 'Анна' });
    await absorb({ tx, now, newId: () => expect.fail('nothing is new') }, { from: mentor, into: another });
    return { meetings: await tx.meetings.ofPerson(another), log: await tx.logs.get(id<'log'>('log')) };
  });
  expect(after.meetings).toHaveLength(3);
  expect([after.log.by, after.meetings[0]?.answers[another]]).toEqual([another, 'yes']);
});
