import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { link, screen } from '#core/conversation/screen.ts';
import type { Outcome } from '#core/delivery/messenger.ts';
import { id } from '#core/kernel/id.ts';
import { instant } from '#core/kernel/time.ts';
import { databaseKinds, type TestDatabase, testDatabase } from '../../support/database.ts';
import {
  addPerson,
  addSchool,
  allSettled,
  deliveriesOf,
  delivering,
  fakeMessenger,
  noon,
  person,
  post,
  school,
} from '../../support/queues.ts';
import { emptied } from '../../support/used-database.ts';

const state = {} as { database: TestDatabase };
const store = () => state.database.store;
const settled = () => allSettled(store())();
const deliveries = () => deliveriesOf(store());
const _once =
  (outcome: Outcome) =>
  (_: unknown, count: number): Outcome =>
    count === 1 ? outcome : { kind: 'sent', message: String(count) };

describe.each(databaseKinds)('before a message is sent on %s', (kind) => {
  beforeAll(async () => {
    state.database = await testDatabase(kind);
  });
  afterAll(() => state.database.close());
  beforeEach(async () => {
    await emptied(state.database);
    await addSchool(store());
  });

  test('without consent in force nothing but replies is sent', async () => {
    const [account] = await addPerson(store(), 'anna', 'telegram');
    await store().transaction({ as: 'system' }, (tx) => tx.consents.remove({ personId: id('anna') }));
    await post(
      store(),
      { key: 'n:1', to: person('anna') },
      { key: 'r:1', lane: 'reply', to: { account: account?.id ?? id('') } },
    );
    const telegram = fakeMessenger('telegram');
    await delivering(state.database, [telegram], settled);
    expect((await deliveries()).map(({ key, status }) => [key, status])).toEqual([
      ['n:1', 'dropped'],
      ['r:1', 'sent'],
    ]);
  });

  test('at night and on days off only replies are sent; the rest waits for the morning of a working day', async () => {
    const [account] = await addPerson(store(), 'anna', 'telegram');
    await post(
      store(),
      { key: 'n:1', to: person('anna') },
      { key: 'n:2', to: person('anna') },
      { key: 'r:1', lane: 'reply', to: { account: account?.id ?? id('') } },
    );
    const telegram = fakeMessenger('telegram');
    const moment = { now: instant('2026-11-20T22:00+03:00') };
    const isWorkingDay = () => (day: { dayOfWeek: number }) => day.dayOfWeek <= 5;
    const work = { clock: () => moment.now, isWorkingDay };
    await delivering(state.database, [telegram], postponed(2), work);
    moment.now = instant('2026-11-23T07:59+03:00');
    await post(store(), { key: 'n:3', to: person('anna') });
    await delivering(state.database, [telegram], postponed(3), work);
    expect(telegram.sent.map(({ screen: shown }) => shown.text)).toEqual([['r:1']]);
    moment.now = instant('2026-11-23T08:00+03:00');
    await delivering(state.database, [telegram], settled, work);
    expect(telegram.sent.map(({ screen: shown }) => shown.text)).toEqual([['r:1'], ['n:1'], ['n:2'], ['n:3']]);
    expect((await deliveries()).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  });

  test('what is too late is shown as expired, what is too early waits', async () => {
    await addPerson(store(), 'anna', 'telegram');
    await post(
      store(),
      { key: 'late', to: person('anna'), expiresAt: noon },
      { key: 'early', to: person('anna'), notBefore: noon.add({ seconds: 1 }) },
      { key: 'now', to: person('anna'), notBefore: noon, expiresAt: noon.add({ seconds: 1 }) },
    );
    await delivering(state.database, [fakeMessenger('telegram')], waiting(1));
    expect((await deliveries()).map(({ key, status }) => [key, status])).toEqual([
      ['late', 'expired'],
      ['early', 'pending'],
      ['now', 'sent'],
    ]);
  });

  test('at claim a row is asked whether it is still true, and a digest is written then', async () => {
    await addPerson(store(), 'anna', 'telegram');
    const digest = { lane: 'digest', to: person('anna') } as const;
    await store().transaction({ as: 'system' }, async (tx) => {
      for (const about of ['digest:1', 'digest:2', 'other:3']) {
        await tx.outbox.post({ ...digest, key: about, about, organisationId: school });
      }
    });
    const telegram = fakeMessenger('telegram');
    await delivering(state.database, [telegram], settled, {
      checks: { digest: async (_, { about }) => (about === 'digest:1' ? 'drop' : screen(`сводка ${about}`)) },
    });
    expect(telegram.sent.map(({ screen: shown }) => shown.text)).toEqual([['сводка digest:2']]);
    expect((await deliveries()).map(({ status, error }) => [status, error])).toEqual([
      ['dropped', 'no-longer-true'],
      ['sent', undefined],
      ['failed', 'no-screen'],
    ]);
  });

  test('a file with names goes where names may go, else as a link for one use', async () => {
    await addPerson(store(), 'anna', 'telegram', 'vk');
    await addPerson(store(), 'vera', 'telegram');
    await store().transaction({ as: 'system' }, (tx) =>
      tx.files.add({
        id: id('report'),
        organisationId: school,
        ownerId: id('anna'),
        name: 'отчёт.docx',
        bytes: Uint8Array.of(1, 2),
        hasNames: true,
        createdAt: noon,
      }),
    );
    const report = { ...screen('Отчёт'), file: id<'file'>('report') };
    await post(
      store(),
      { key: 'a', to: person('anna'), screen: report },
      { key: 'v', to: person('vera'), screen: report },
    );
    const [telegram, vk] = [fakeMessenger('telegram'), fakeMessenger('vk')];
    await delivering(state.database, [telegram, vk], settled);
    expect(vk.sent.map(({ address, file }) => [address, file])).toEqual([
      ['vk-anna', { name: 'отчёт.docx', bytes: Uint8Array.of(1, 2) }],
    ]);
    expect(telegram.sent.map(({ file, screen: { rows } }) => [file, rows])).toEqual([
      [undefined, [[link('Получить файл', 'http://localhost/2')]]],
    ]);
  });
});

const waiting = (count: number) => () =>
  deliveries().then(
    (all) =>
      all.filter(({ status }) => status === 'pending').length === count &&
      all.every(({ status }) => status !== 'sending'),
  );

/** Sent are the replies, and so many wait for 8 o'clock on Monday. */
const postponed = (count: number) => async () => {
  const rows: readonly unknown[] = await state.database.dataSource.query(
    "select from outbox where status = 'pending' and not_before = '2026-11-23T08:00+03:00'",
  );
  return rows.length === count && (await deliveries()).filter(({ status }) => status === 'sent').length === 1;
};
