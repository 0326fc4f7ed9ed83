import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hear } from '#core/conversation/hear.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import { open } from '#core/survey/campaign-opening.ts';
import type { Item } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { minutes, size } from '../support/size.ts';
import { wholeHouse } from '../support/whole-house.ts';

const people = size(5, 200);
/** Updates handled at once, as by several workers. */
const lanes = 6;
const now = instant('2026-11-20T09:00:00Z');
const organisation: Organisation = { id: newId(), name: 'Школа', settings: { ...defaultSettings, zone: 'UTC' } };
const items: readonly Item[] = Array.from({ length: 40 }, (_, index) => ({
  ...{ key: `q${index}`, kind: 'scale', text: `Вопрос ${index + 1}`, min: 0, max: 9 },
}));
/** What a person answers to a question: another pattern for each of them. */
const wanted = (person: number, item: number): string => String((person * 7 + item * 3 + Math.floor(item / 9)) % 10);

const listen = hear(wholeHouse(() => now));

let database: TestDatabase;
const everybody: Id<'person'>[] = [];
const system = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => database.store.transaction({ as: 'system' }, work);

beforeAll(async () => {
  database = await testDatabase();
  await system(async (tx) => {
    await tx.organisations.add(organisation);
    for (let person = 0; person < people; person += 1) everybody.push(await joined(tx, person));
  });
});
afterAll(() => database.close());

async function joined(tx: Tx, person: number): Promise<Id<'person'>> {
  const personId = newId<'person'>();
  const of = { organisationId: organisation.id, personId };
  await tx.people.add({ id: personId, surname: `Фамилия${person}`, name: 'Анна' });
  await tx.roles.add({ ...of, id: newId(), role: 'mentor', from: date('2026-09-01') });
  await tx.accounts.add({
    id: newId(),
    channel: 'vk',
    address: String(person),
    personId,
    reachable: true,
    seenAt: now,
  });
  await tx.consents.add({
    ...{ ...of, id: newId(), kind: 'personal-data', version: consentVersion, hash: 'h', givenAt: now, channel: 'vk' },
  });
  return personId;
}

async function launched(anonymous: boolean): Promise<Id<'campaign'>> {
  const family = newId();
  const campaign: Campaign = {
    ...{ id: newId(), organisationId: organisation.id, questionnaire: `${family}.1`, title: 'Сорок вопросов' },
    ...{ audience: { kind: 'roles', roles: ['mentor'] }, moment: 'once', anonymous, status: 'planned' },
    ...{
      opensOn: date('2026-11-20'),
      closesOn: date('2026-12-20'),
      createdBy: everybody[0] ?? newId(),
      createdAt: now,
    },
  };
  await system(async (tx) => {
    await tx.questionnaires.add({
      ...{ id: newId(), organisationId: organisation.id, family, version: 1, title: 'Сорок вопросов', items },
      ...{ lastKey: items.length, status: 'published', createdBy: campaign.createdBy, createdAt: now },
    });
    await tx.campaigns.add(campaign);
    await open({ tx, newId, now, organisation }, campaign.id);
  });
  return campaign.id;
}

const press = (person: number, action: string) =>
  system((tx) => listen(tx, { channel: 'vk', address: String(person), input: { kind: 'press', action } }));

/** From «Начать» to «Отправить», with a nervous finger: every seventh tap and the last one come twice. */
async function fills(person: number, campaign: Id<'campaign'>): Promise<void> {
  await press(person, `c.answer:${campaign}`);
  const [form] = await system((tx) => tx.forms.where({ personId: everybody[person], subject: campaign }));
  if (!form) throw new Error('no form');
  for (const [index, { key }] of items.entries()) {
    const tap = `f.say:${form.id}:${key}:${wanted(person, index)}`;
    await Promise.all(index % 7 === 0 ? [press(person, tap), press(person, tap)] : [press(person, tap)]);
  }
  await Promise.all([press(person, `f.send:${form.id}`), press(person, `f.send:${form.id}`)]);
}

/** All of them at once, so many updates at a time. */
async function rush(campaign: Id<'campaign'>): Promise<void> {
  const waiting = everybody.map((_, person) => person);
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) await fills(person, campaign);
    }),
  );
}

const sheet = (person: number): Readonly<Record<string, string>> =>
  Object.fromEntries(items.map(({ key }, index) => [key, wanted(person, index)]));

describe('everybody answers forty questions at once', () => {
  test(
    'under names: no answer is lost, none is doubled, none stands at another question',
    async () => {
      const campaign = await launched(false);
      await rush(campaign);
      const responses = await system((tx) => tx.responses.where({ campaignId: campaign }));
      expect(responses).toHaveLength(people);
      for (const [person, personId] of everybody.entries()) {
        const mine = responses.filter((one) => one.personId === personId);
        expect(mine).toHaveLength(1);
        const said = Object.entries(mine[0]?.said ?? {}).map(([key, words]) => [key, words.text] as const);
        expect(Object.fromEntries(said)).toEqual(sheet(person));
      }
      const parts = await system((tx) => tx.participants.where({ campaignId: campaign }));
      expect(parts.filter(({ answered }) => answered)).toHaveLength(people);
    },
    minutes(2, 30),
  );

  test(
    'without names: as many papers as people, each of them whole, and no draft left',
    async () => {
      const campaign = await launched(true);
      await rush(campaign);
      const box = await system((tx) => tx.boxes.get(id<'campaign'>(campaign)));
      const inOrder = (papers: readonly Readonly<Record<string, string>>[]) =>
        papers.map((paper) => items.map(({ key }) => paper[key]).join('')).sort();
      expect(inOrder(box.papers)).toEqual(inOrder(everybody.map((_, person) => sheet(person))));
      expect(await system((tx) => tx.forms.where({ subject: campaign }))).toEqual([]);
    },
    minutes(2, 30),
  );
});
