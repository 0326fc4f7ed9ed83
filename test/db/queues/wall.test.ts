import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import type { Scope } from '#core/kernel/store.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { managerOf } from '#db/managers.ts';
import { databaseKinds, type TestDatabase, testDatabase } from '../../support/database.ts';
import { addPerson, addSchool, deliveriesOf, person, post, school } from '../../support/queues.ts';
import { emptied } from '../../support/used-database.ts';

const state = {} as { database: TestDatabase };
const elsewhere = id<'organisation'>('elsewhere');
const curator: Scope = { as: 'person', person: id('anna'), organisations: [school] };
const asCurator = <R>(work: (tx: Tx) => Promise<R>) => state.database.store.transaction(curator, work);
const asking = (sql: string) => asCurator((tx) => managerOf(tx).query<readonly unknown[]>(sql));

describe.each(databaseKinds)('the wall around the queues on %s', (kind) => {
  beforeAll(async () => {
    state.database = await testDatabase(kind);
  });
  afterAll(() => state.database.close());
  beforeEach(async () => {
    await emptied(state.database);
    await addSchool(state.database.store);
    await state.database.store.transaction({ as: 'system' }, (tx) =>
      tx.organisations.add({ id: elsewhere, name: 'Школа № 6', settings: defaultSettings }),
    );
    await addPerson(state.database.store, 'anna', 'vk');
    await addPerson(state.database.store, 'vera', 'vk');
    await post(
      state.database.store,
      { key: 'ours', to: person('vera') },
      { key: 'theirs', to: person('vera'), organisationId: elsewhere },
    );
  });

  test('people post in their own organisation, and the same key twice is one message', async () => {
    await asCurator(async (tx) => {
      for (const _ of [1, 2]) {
        await tx.outbox.post({
          key: 'new',
          lane: 'notice',
          to: person('vera'),
          organisationId: school,
          screen: screen('…'),
        });
      }
    });
    expect((await deliveriesOf(state.database.store, 'new')).length).toBe(1);
  });

  test('they post in no other organisation', async () => {
    const there = { key: 'new', lane: 'notice', to: person('vera'), organisationId: elsewhere } as const;
    await expect(asCurator((tx) => tx.outbox.post(there))).rejects.toThrow(/row-level security/);
    const { organisationId: _none, ...nowhere } = there;
    await expect(asCurator((tx) => tx.outbox.post(nowhere))).rejects.toThrow(/row-level security/);
  });

  test('they see how their own messages fared and withdraw their own', async () => {
    expect((await asCurator((tx) => tx.outbox.deliveries(''))).map(({ key }) => key)).toEqual(['ours']);
    await asCurator(async (tx) => {
      await tx.outbox.drop('ours');
      await tx.outbox.drop('theirs');
    });
    expect((await deliveriesOf(state.database.store)).map(({ status }) => status)).toEqual(['dropped', 'pending']);
  });

  test('somebody else’s messages are not theirs to erase', async () => {
    expect(await asCurator((tx) => tx.outbox.erase(id('vera')))).toBe(0);
    expect(await deliveriesOf(state.database.store)).toHaveLength(2);
  });

  test.each([
    'select screen from outbox',
    "update outbox set owner = 'me'",
    "update outbox set random_id = 1 where key = 'ours'",
    'select * from inbox',
    'select * from positions',
    'select * from pauses',
    'select * from lines',
    'select * from heartbeats',
    "insert into inbox (channel, bot, update_key, address) values ('vk', '1', '1', '')",
    'delete from pauses',
  ])('they may not: %s', async (sql) => {
    await expect(asking(sql)).rejects.toThrow(/permission denied/);
  });
});
