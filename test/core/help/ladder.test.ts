import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { versions } from '#core/consents/texts.ts';
import { begin, climb, declined } from '#core/help/climb.ts';
import { close, reopen } from '#core/help/close.ts';
import type { HelpDesk } from '#core/help/desk.ts';
import type { HelpRequest } from '#core/help/help.ts';
import { wakeHelp } from '#core/help/wake.ts';
import { date, instant } from '#core/kernel/time.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import type { TestDatabase } from '../../support/database.ts';
import { usedDatabase } from '../../support/used-database.ts';

const start = instant('2026-09-01T10:00:00+03:00');
const today = date('2026-09-01');
const town = newId<'organisation'>();
const school = (name: string): Organisation => ({
  ...{ id: newId<'organisation'>(), name },
  settings: {
    ...defaultSettings,
    municipality: town,
    help: { waits: { today: [30, 60, 120], days: [240, 480, 1440], week: [480, 960, 2400] }, municipality: true },
  },
});
const here = school('Школа');
const there = school('Другая');
const asker = newId<'person'>();

let database: TestDatabase;
beforeAll(async () => {
  database = await usedDatabase();
  await database.store.transaction({ as: 'system' }, async (tx) => {
    await tx.organisations.add(here, there);
    await person(tx, here, 'mentee', asker);
    for (let count = 0; count < 4; count++) await mentor(tx, here);
    for (let count = 0; count < 2; count++) await mentor(tx, there);
    await person(tx, here, 'curator');
  });
});
afterAll(() => database.close());

async function person(
  tx: Tx,
  { id: organisationId }: Organisation,
  role: 'mentee' | 'mentor' | 'curator',
  id = newId<'person'>(),
) {
  await tx.people.add({ id, surname: 'Сомова', name: 'Вера' });
  await tx.roles.add({ id: newId(), organisationId, personId: id, role, from: today });
  await tx.accounts.add({ id: newId(), channel: 'vk', address: id, personId: id, reachable: true, seenAt: start });
  return id;
}

async function mentor(tx: Tx, organisation: Organisation): Promise<void> {
  const of = { organisationId: organisation.id, personId: await person(tx, organisation, 'mentor') };
  await tx.bank.add({
    ...{ ...of, id: newId(), side: 'mentor', status: 'approved', categories: [], reviewedOn: today, createdAt: start },
    profile: { areas: ['lesson'], forms: [], kinds: [] },
  });
  const given = { kind: 'mentor', version: versions.mentor, hash: 'h', channel: 'vk', givenAt: start } as const;
  await tx.consents.add({ ...of, ...given, id: newId() });
}

type Step = 'time' | 'no' | 'take' | 'up' | 'not helped' | 'partly' | 'late take';
const steps = fc.array(fc.constantFrom<Step>('time', 'no', 'take', 'up', 'not helped', 'partly', 'late take'), {
  maxLength: 14,
});

test('whatever is answered, left or pressed: at most one helper, and somebody is asked or the asker told', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('today' as const, 'week' as const), async (all, urgency) => {
      await database.store.transaction({ as: 'system' }, async (tx) => {
        const desk = { tx, now: start, newId, organisation: here, isWorking: () => true };
        const first: HelpRequest = {
          ...{ id: newId<'help'>(), organisationId: here.id, personId: asker, area: 'lesson', text: 'Как?' },
          ...{ attachments: [], urgency, rung: 'mentor', status: 'open', createdAt: start, version: 0 },
        };
        await tx.helps.add(first);
        const state = { desk, request: await begin(desk, first) };
        await holds(tx, state.request);
        for (const step of all) {
          state.desk = { ...state.desk, now: state.desk.now.add({ hours: 1 }) };
          state.request = await play(state.desk, state.request, step);
          await tx.helps.put(state.request);
          await holds(tx, state.request);
        }
      });
    }),
    { numRuns: 15 },
  );
}, 120_000);

async function play(desk: HelpDesk, request: HelpRequest, step: Step): Promise<HelpRequest> {
  const offers = await desk.tx.helpOffers.where({ helpId: request.id });
  const waiting = offers.filter((one) => one.answer === undefined);
  const someone = step === 'late take' ? waiting[0] : waiting.at(-1);
  if (request.status === 'open') {
    if (step === 'time') return wakeHelp({ ...desk, now: request.wakeAt ?? desk.now }, request);
    if (step === 'up') return climb(desk, request);
    if (step === 'no' && someone) {
      await desk.tx.helpOffers.put({ ...someone, answer: 'declined' });
      return declined(desk, request);
    }
    if (!someone || (step !== 'take' && step !== 'late take')) return request;
    await desk.tx.helpOffers.put({ ...someone, answer: 'taken' });
    const helper = { helperId: someone.personId, helperHomeId: someone.organisationId };
    return { ...request, ...helper, status: 'taken', spokenAt: desk.now, wakeAt: desk.now.add({ hours: 72 }) };
  }
  if (request.status === 'closed')
    return step === 'up' && request.outcome !== 'helped' ? reopen(desk, request) : request;
  if (step === 'not helped') return reopen(desk, request);
  if (step === 'partly') return close(desk, request, 'partly');
  return step === 'time' ? wakeHelp({ ...desk, now: request.wakeAt ?? desk.now }, request) : request;
}

async function holds(tx: Tx, request: HelpRequest): Promise<void> {
  const offers = await tx.helpOffers.where({ helpId: request.id });
  const taken = offers.filter((one) => one.answer === 'taken');
  const told = await tx.outbox.deliveries(`help:${request.id}:nobody:`);
  expect(offers.some((one) => one.personId === asker)).toBe(false);
  switch (request.status) {
    case 'open':
      expect(request.wakeAt).toBeDefined();
      expect(request.helperId).toBeUndefined();
      expect(offers.some((one) => one.answer === undefined) || told.length > 0).toBe(true);
      break;
    case 'taken':
      expect(request.wakeAt).toBeDefined();
      expect(taken.map((one) => one.personId)).toContain(request.helperId);
      break;
    default:
      expect(request.wakeAt).toBeUndefined();
  }
}
