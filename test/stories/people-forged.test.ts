import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleFeature } from '#core/people/feature.ts';
import { newId } from '#db/new-id.ts';
import type { House, Talker } from '../support/hearing.ts';
import { connected, openHouse, peopleDeps } from '../support/people-house.ts';

let home: House;
let mentee: Talker;
beforeAll(async () => {
  home = await openHouse();
  await connected(home, 'vk', 'Ветрова Ирина', 'curator');
  await connected(home, 'vk', 'Чужая Вера', 'curator', 'Лицей № 2');
  mentee = await connected(home, 'telegram', 'Лугова Анна', 'mentee');
});
afterAll(() => home.close());

/** What a mentee may do with buttons of this folder: their own data, nothing else. */
const own = /^(me|in|consent|left)\b/;

test('250 forged buttons of a mentee: each is answered, nothing of anybody else changes', async () => {
  const ids = await idsEverywhere();
  const verbs = peopleFeature(peopleDeps)
    .actions.map((one) => one.verb)
    .filter((verb) => !own.test(verb));
  const target = fc.oneof(fc.constantFrom(...ids), fc.string({ maxLength: 20 }), fc.constant(newId()));
  const forged = fc
    .tuple(fc.constantFrom(...verbs), fc.array(target, { maxLength: 3 }))
    .map(([verb, targets]) => [verb, ...targets].join(':'));
  const before = await everything();
  for (const action of fc.sample(fc.oneof({ weight: 9, arbitrary: forged }, fc.string({ maxLength: 80 })), 250)) {
    if (own.test(action)) continue;
    const { text } = await mentee.forges(action);
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/Ветрова|Чужая/);
  }
  expect(await everything()).toEqual(before);
}, 30_000);

const guarded = [
  'organisations',
  'people',
  'roles',
  'invitations',
  'consents',
  'destructions',
  'forms',
  'files',
  'links',
];

async function everything(): Promise<readonly unknown[]> {
  const tables: unknown[] = [];
  for (const table of guarded) tables.push(await home.database.dataSource.query(`select * from ${table} order by id`));
  return tables;
}

async function idsEverywhere(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of ['people', 'roles', 'accounts', 'organisations', 'invitations', 'consents']) {
    const rows: readonly { readonly id: string }[] = await home.database.dataSource.query(`select id from ${table}`);
    found.push(...rows.map((row) => row.id));
  }
  return found;
}
