import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeliverDeps, deliver } from '#core/delivery/deliver.ts';
import type { Claimed } from '#core/delivery/queue.ts';
import { render } from '#core/kernel/text.ts';
import { wait } from '#core/kernel/wait.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import {
  addPerson,
  addSchool,
  type Fake,
  fakeMessenger,
  noon,
  person,
  post,
  silentLog,
  until,
} from '../../support/queues.ts';

const state = {} as { database: TestDatabase };

describe.each(['embedded', 'postgres'] as const)('delivery on %s', (kind) => {
  beforeEach(async () => {
    state.database = await testDatabase(kind);
    await addSchool(state.database.store);
  });
  afterEach(() => state.database.close());

  test('a notice reaches its person once, with the names the messenger may carry', async () => {
    const { store } = state.database;
    await addPerson(store, 'anna', 'telegram', 'vk');
    await post(store, { key: 'n:1', to: person('anna') }, { key: 'n:1', to: person('anna') });
    const telegram = fakeMessenger('telegram');
    await running([telegram, fakeMessenger('vk')], () => settled(1));
    expect(telegram.sent.map(({ address, screen, name }) => [address, render(screen.text, name)])).toEqual([
      ['telegram-anna', 'n:1'],
    ]);
    expect(await deliveries('n:')).toMatchObject([{ key: 'n:1', status: 'sent', attempts: 1, channel: 'telegram' }]);
  });
});

async function running(messengers: readonly Fake[], until: () => Promise<void>, more: Partial<DeliverDeps> = {}) {
  const { store, dataSource } = state.database;
  const worker = deliver({
    store,
    queue: outboxQueue(dataSource, { owner: 'test' }),
    messengers,
    clock: () => noon,
    log: silentLog,
    wait,
    poll: 50,
    checks: {},
    isWorkingDay: () => () => true,
    oneTimeLink: (_tx, row: Claimed) => Promise.resolve(`http://localhost/${row.id}`),
    ...more,
  });
  await until().finally(() => worker.stop());
}

const deliveries = (prefix: string) =>
  state.database.store.transaction({ as: 'system' }, (tx) => tx.outbox.deliveries(prefix));

const settled = (count: number) =>
  until(
    async () =>
      (await deliveries('')).filter(({ status }) => status !== 'pending' && status !== 'sending').length === count,
  );
