import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InboxDeps } from '#core/delivery/handle-inbox.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import type { LogFields } from '#core/kernel/log.ts';
import { inboxQueue, receiver } from '#db/queues/inbox.ts';
import { wait } from '../../../src/wait.ts';
import { databaseKinds, type TestDatabase, testDatabase } from '../../support/database.ts';
import { echo, echoes } from '../../support/echo.ts';
import { fakeMessenger, noon, silentLog, startInbox, until, update } from '../../support/queues.ts';
import { emptied } from '../../support/used-database.ts';

const state = {} as { database: TestDatabase };
const vk = fakeMessenger('vk');
const sql = <R = { n: number }>(text: string, ...values: readonly unknown[]) =>
  state.database.dataSource.query<readonly R[]>(text, [...values]);
const inbox = () => receiver(state.database.dataSource, { channel: 'vk', bot: '1', received: () => {} });
const texts = async () => (await echoes(state.database)).map(({ text }) => text);
const open = async () => (await sql('select count(*)::int n from inbox where handled_at is null and not dead'))[0]?.n;
const hurry = () => sql('update inbox set next_try = now() where handled_at is null');

async function handling(more: Partial<InboxDeps> = {}): Promise<void> {
  const worker = startInbox(state.database, [vk], more);
  await until(async () => {
    await hurry();
    return (await open()) === 0;
  }).finally(() => worker.stop());
}

const failing =
  (fails: (text: string) => boolean, error: () => Error): InboxDeps['hear'] =>
  async (tx, heard) => {
    const result = await echo(tx, heard);
    if (heard.input.kind === 'text' && fails(heard.input.text)) throw error();
    return result;
  };

describe.each(databaseKinds)('the inbox on %s', (kind) => {
  beforeAll(async () => {
    state.database = await testDatabase(kind);
  });
  afterAll(() => state.database.close());
  beforeEach(() => emptied(state.database));

  test('an update has its effects once, however often it arrives, and what was said is not kept', async () => {
    const batch = [update('1', 'anna', 'раз'), update('2', 'anna', 'два')];
    await Promise.all([inbox().receive(batch), inbox().receive(batch.toReversed()), inbox().receive(batch)]);
    await handling();
    await inbox().receive(batch);
    await handling();
    expect((await texts()).toSorted()).toEqual(['два', 'раз']);
    expect(await sql('select payload, owner from inbox')).toEqual([
      { payload: null, owner: null },
      { payload: null, owner: null },
    ]);
  });

  test('a batch and the position after it are one', async () => {
    expect(await inbox().position()).toBeUndefined();
    await inbox().receive([update('1', 'anna', 'раз')], '17');
    await inbox().receive([], '18');
    expect(await inbox().position()).toBe('18');
    const broken = {
      key: '2',
      get payload(): never {
        throw new Error('torn');
      },
    };
    await expect(inbox().receive([broken], '19')).rejects.toThrow('torn');
    expect(await inbox().position()).toBe('18');
  });

  test('characters that no database keeps do not stop the messenger', async () => {
    await inbox().receive([update('1', 'anna', 'а\0б\ud800')]);
    await handling();
    expect(await texts()).toEqual(['аб\ufffd']);
  });

  test('of one address everything is handled in the order of its arrival', async () => {
    const said = Array.from({ length: 40 }, (_, n) => update(`${n}`, `chat ${n % 4}`, `${n}`));
    await inbox().receive(said);
    await handling();
    for (const chat of [0, 1, 2, 3]) {
      const order = (await echoes(state.database)).filter(({ address }) => address === `chat ${chat}`);
      expect(order.map(({ text }) => Number(text))).toEqual(Array.from({ length: 10 }, (_, n) => n * 4 + chat));
    }
  });

  test('a failure undoes every effect, and the next try makes them', async () => {
    const times = { count: 0 };
    await inbox().receive([update('1', 'anna', 'раз'), update('2', 'anna', 'два')]);
    const once = failing(
      (text) => text === 'раз' && ++times.count < 3,
      () => new Error('bug'),
    );
    await handling({ hear: once });
    expect(await texts()).toEqual(['раз', 'два']);
  });

  test('what fails three times is put aside, never stops what follows, and is apologised for once', async () => {
    const logged: { event: string; fields: LogFields | undefined }[] = [];
    const error = (event: string, fields?: LogFields) => void logged.push({ event, fields });
    await inbox().receive([update('1', 'anna', 'секрет'), update('2', 'anna', 'два')]);
    await handling({
      hear: failing(
        (text) => text === 'секрет',
        () => new TypeError('секрет'),
      ),
      log: { ...silentLog, error },
    });
    expect(await texts()).toEqual(['два']);
    expect(await sql('select attempts, dead, error from inbox order by id')).toEqual([
      { attempts: 3, dead: true, error: 'TypeError' },
      { attempts: 0, dead: false, error: null },
    ]);
    expect(await sql("select lane from outbox where key like 'apology:%'")).toEqual([{ lane: 'reply' }]);
    expect(logged).toHaveLength(3);
    expect(JSON.stringify(logged)).not.toContain('секрет');
  });

  test('the database’s weather is no bug: such an update is tried for as long as it takes', async () => {
    const times = { count: 0 };
    const lost = () => Object.assign(new Error('terminating connection'), { code: '57P01' });
    await inbox().receive([update('1', 'anna', 'раз')]);
    await handling({ hear: failing(() => ++times.count < 6, lost) });
    expect(await texts()).toEqual(['раз']);
    expect(await sql('select attempts from inbox')).toEqual([{ attempts: 0 }]);
  });

  test('an update whose handling never ends holds up nobody, and its late effects are none', async () => {
    const late: (() => Promise<unknown>)[] = [];
    const stuck: Messenger = {
      ...vk,
      handle: async (payload, converse) => {
        if (late.length > 0) return vk.handle(payload, converse);
        late.push(() => vk.handle(payload, converse));
        await new Promise(() => undefined);
      },
    };
    await inbox().receive([update('1', 'anna', 'раз'), update('2', 'vera', 'два')]);
    const worker = startInbox(state.database, [stuck], {
      width: 1,
      wait: (ms, signal) => wait(ms > 10_000 ? 50 : ms, signal),
    });
    await until(async () => {
      await hurry();
      return (await open()) === 0;
    });
    await worker.stop();
    await expect(late[0]?.()).rejects.toThrow();
    expect((await texts()).toSorted()).toEqual(['два', 'раз']);
  });

  test('an update that says nothing to the bot is done with', async () => {
    await inbox().receive([{ key: '1', address: 'anna', payload: null }]);
    await handling();
    expect(await open()).toBe(0);
    expect(await texts()).toEqual([]);
  });

  test('who lost the lease has no effects, however late they are', async () => {
    await inbox().receive([update('1', 'anna', 'раз')]);
    const slow = inboxQueue(state.database.dataSource, { owner: 'slow' });
    const [late] = await slow.claim([vk], 1);
    if (!late) throw new Error('nothing to claim');
    await sql("update inbox set lease_until = now() - interval '1 second'");
    await handling();
    const marked = await state.database.store.transaction({ as: 'system' }, (tx) => slow.handled(tx, late));
    expect(marked).toBe(false);
    expect(await slow.failed(late, { code: 'late', aside: true })).toBe(false);
    expect(await texts()).toEqual(['раз']);
  });

  test('what takes the program down ten times is put aside with an apology', async () => {
    await inbox().receive([update('1', 'anna', 'раз')]);
    await sql('update inbox set claims = 10');
    await handling();
    expect(await texts()).toEqual([]);
    expect(await sql('select dead from inbox')).toEqual([{ dead: true }]);
    expect(await sql("select 1 from outbox where key like 'apology:%'")).toHaveLength(1);
  });

  test('another bot’s updates are not ours', async () => {
    await receiver(state.database.dataSource, { channel: 'vk', bot: '2', received: () => {} }).receive([
      update('1', 'anna', 'раз'),
    ]);
    expect(await inboxQueue(state.database.dataSource, { owner: 'one' }).claim([vk], 5)).toEqual([]);
  });

  test('of a person who withdrew nothing stays that was put aside', async () => {
    await inbox().receive([update('1', 'vk-anna', 'раз')]);
    await sql('update inbox set dead = true');
    await state.database.store.transaction({ as: 'system' }, async (tx) => {
      const account = await tx.accounts.meet('vk', 'vk-anna', noon);
      const person = { id: account.id as never, surname: 'Иванова', name: 'Анна' };
      await tx.people.add(person);
      await tx.accounts.put({ ...account, personId: person.id });
      await tx.outbox.erase(person.id);
    });
    expect(await sql('select payload from inbox')).toEqual([{ payload: null }]);
  });
});
