import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { screen } from '#core/conversation/screen.ts';
import type { Outcome, Outgoing } from '#core/delivery/messenger.ts';
import { id } from '#core/kernel/id.ts';
import { named, render, say } from '#core/kernel/text.ts';
import { wait } from '../../../src/wait.ts';
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
const once =
  (outcome: Outcome) =>
  (_: unknown, count: number): Outcome =>
    count === 1 ? outcome : { kind: 'sent', message: String(count) };

describe.each(databaseKinds)('delivery on %s', (kind) => {
  beforeAll(async () => {
    state.database = await testDatabase(kind);
  });
  afterAll(() => state.database.close());
  beforeEach(async () => {
    await emptied(state.database);
    await addSchool(store());
  });

  test('a message posted twice under one key goes once, to the messenger used last', async () => {
    await addPerson(store(), 'anna', 'telegram', 'vk');
    await post(store(), { key: 'n:1', to: person('anna') }, { key: 'n:1', to: person('anna') });
    const [telegram, vk] = [fakeMessenger('telegram'), fakeMessenger('vk')];
    await delivering(state.database, [telegram, vk], settled);
    expect(telegram.sent.map(({ address }) => address)).toEqual(['telegram-anna']);
    expect(vk.sent).toEqual([]);
    expect(await deliveries()).toEqual([
      { key: 'n:1', personId: 'anna', channel: 'telegram', status: 'sent', attempts: 1, sentAt: noon },
    ]);
  });

  test('a broadcast goes to a hundred at once where the messenger can, and each has a fate of its own', async () => {
    const names = Array.from({ length: 130 }, (_, n) => `p${n}`);
    for (const name of names) await addPerson(store(), name, 'vk');
    await state.database.dataSource.query("delete from consents where person_id = 'p5'");
    await post(
      store(),
      ...names.map((name) => ({ key: name, lane: 'broadcast' as const, to: person(name), screen: screen('x') })),
    );
    const groups: number[] = [];
    const vk = {
      ...fakeMessenger('vk'),
      sendAlike: async (all: readonly Outgoing[]): Promise<readonly Outcome[]> => {
        groups.push(all.length);
        expect(new Set(all.map(({ randomId }) => randomId)).size).toBe(1);
        return all.map(({ address }) =>
          address === 'vk-p7' ? { kind: 'unreachable', code: '901' } : { kind: 'sent', message: '1' },
        );
      },
    };
    await delivering(state.database, [vk], settled);
    const fates = await deliveries();
    const fateOf = (name: string) => fates.find(({ key }) => key === name)?.status;
    expect([fateOf('p5'), fateOf('p7')]).toEqual(['dropped', 'failed']);
    expect(fates.filter(({ status }) => status === 'sent')).toHaveLength(128);
    expect(groups.reduce((sum, one) => sum + one, 0) + vk.sent.length).toBe(129);
    // Four are begun side by side, and share what there is.
    expect(groups.length + vk.sent.length).toBeLessThanOrEqual(8);
  });

  test('people are named as the messenger may name them, and not at all after they took consent back', async () => {
    await addPerson(store(), 'anna', 'telegram');
    await addPerson(store(), 'vera', 'vk');
    const told = screen(say`Ответственный: ${named(id('anna'))}`);
    await post(store(), { key: 'a', to: person('anna'), screen: told }, { key: 'v', to: person('vera'), screen: told });
    const [telegram, vk] = [fakeMessenger('telegram'), fakeMessenger('vk')];
    await delivering(state.database, [telegram, vk], settled);
    await store().transaction({ as: 'system' }, async (tx) => {
      await tx.consents.put({ ...(await tx.consents.get(id('consent-anna'))), withdrawnAt: noon });
    });
    await post(store(), { key: 'v2', to: person('vera'), screen: told });
    await delivering(state.database, [telegram, vk], settled);
    const texts = [...telegram.sent, ...vk.sent].map((sent) => render(sent.screen.text, sent.name));
    expect(texts).toEqual([
      'Ответственный: А.\u00a0П.\u00a0И.',
      'Ответственный: Иванова Анна Петровна',
      'Ответственный: участник',
    ]);
  });

  test('who blocks the bot is written to in the other messenger, and the block is remembered', async () => {
    await addPerson(store(), 'anna', 'telegram', 'vk');
    await post(store(), { key: 'n:1', to: person('anna') }, { key: 'n:2', to: person('anna') });
    const telegram = fakeMessenger('telegram', () => ({ kind: 'unreachable', code: '403' }));
    const vk = fakeMessenger('vk');
    await delivering(state.database, [telegram, vk], settled);
    expect(telegram.sent).toHaveLength(1);
    expect(vk.sent.map(({ screen: shown }) => shown.text)).toEqual([['n:1'], ['n:2']]);
    expect(vk.sent[0]?.randomId).not.toBe(telegram.sent[0]?.randomId);
    const account = await store().transaction({ as: 'system' }, (tx) => tx.accounts.get(id('anna-telegram')));
    expect(account.reachable).toBe(false);
  });

  test('who can be reached nowhere is a failure that shows why', async () => {
    await addPerson(store(), 'anna', 'telegram');
    await addPerson(store(), 'nobody');
    await post(store(), { key: 'n:1', to: person('anna') }, { key: 'n:2', to: person('nobody') });
    const telegram = fakeMessenger('telegram', () => ({ kind: 'unreachable', code: '403' }));
    await delivering(state.database, [telegram], settled);
    expect((await deliveries()).map(({ status, error }) => [status, error])).toEqual([
      ['failed', '403'],
      ['failed', 'no-account'],
    ]);
  });

  test('one recipient gets messages in order, also when the first is tried twice', async () => {
    await addPerson(store(), 'anna', 'vk');
    await post(store(), ...[1, 2, 3].map((n) => ({ key: `n:${n}`, to: person('anna') })));
    const vk = fakeMessenger('vk', once({ kind: 'ambiguous', code: 'network' }));
    const hurry = () => state.database.dataSource.query("update outbox set next_try = now() where status = 'pending'");
    await delivering(state.database, [vk], async () => {
      await hurry();
      return settled();
    });
    expect(vk.sent.map(({ screen: shown }) => shown.text[0])).toEqual(['n:1', 'n:1', 'n:2', 'n:3']);
    expect(vk.sent[0]?.randomId).toBe(vk.sent[1]?.randomId);
  });

  test('a send that never ends is an unknown fate, and the lane goes on', async () => {
    await addPerson(store(), 'anna', 'telegram');
    await addPerson(store(), 'vera', 'telegram');
    await post(store(), { key: 'a', to: person('anna') }, { key: 'v', to: person('vera') });
    const telegram = fakeMessenger('telegram', (_, count) => (count === 1 ? new Promise(() => undefined) : undefined));
    await delivering(state.database, [telegram], () => telegram.sent.length === 2, {
      wait: (ms, signal) => wait(ms > 100_000 ? 50 : ms, signal),
    });
    expect((await deliveries()).map(({ status, error }) => [status, error])).toEqual([
      ['pending', 'hung'],
      ['sent', undefined],
    ]);
  });

  test('a stopped messenger keeps its rows; the other one goes on', async () => {
    await addPerson(store(), 'anna', 'telegram');
    await addPerson(store(), 'vera', 'vk');
    await post(store(), { key: 'a', to: person('anna') }, { key: 'v', to: person('vera') });
    const telegram = fakeMessenger('telegram', () => ({ kind: 'stopped', code: '401' }));
    const vk = fakeMessenger('vk');
    await delivering(state.database, [telegram, vk], () => telegram.sent.length === 1 && vk.sent.length === 1);
    expect((await deliveries()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['pending', 0],
      ['sent', 1],
    ]);
  });

  test('withdrawal of consent erases everything unsent and remembered', async () => {
    const [account] = await addPerson(store(), 'anna', 'telegram');
    await addPerson(store(), 'vera', 'telegram');
    await post(
      store(),
      { key: 'n:1', to: person('anna') },
      { key: 'n:2', to: person('vera') },
      { key: 'r:1', lane: 'reply', to: { account: account?.id ?? id('') } },
    );
    const mine = { as: 'person', person: id<'person'>('anna'), organisations: [school] } as const;
    expect(await store().transaction(mine, (tx) => tx.outbox.erase(id('anna')))).toBe(2);
    expect((await deliveries()).map(({ key }) => key)).toEqual(['n:2']);
  });

  test('a dropped row is never sent, a row that is out is not touched', async () => {
    await addPerson(store(), 'anna', 'telegram');
    await post(store(), { key: 'o:1:a', to: person('anna') });
    const telegram = fakeMessenger('telegram');
    await delivering(state.database, [telegram], settled);
    await post(store(), { key: 'o:1:b', to: person('anna') }, { key: 'o:10:c', to: person('anna') });
    await store().transaction({ as: 'system' }, (tx) => tx.outbox.drop('o:1:'));
    await delivering(state.database, [telegram], settled);
    expect((await deliveries()).map(({ status }) => status)).toEqual(['sent', 'dropped', 'sent']);
  });
});
