import { afterEach, beforeEach, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { post, until } from '../support/queues.ts';
import { minutes, size } from '../support/size.ts';
import { type AtWork, atWork, expectAll } from './support/at-work.ts';
import { people, shown, tellAll } from './support/school.ts';

const messages = size(60, 2000);
const state = {} as { work: AtWork };

beforeEach(async () => {
  state.work = await atWork();
});
afterEach(() => state.work.stop());

test(
  'Telegram floods in the middle of a broadcast and the program restarts: nothing goes there before the hour named',
  async () => {
    const { database, sandbox, deliver, sql, delivered, seen } = state.work;
    const pupils = await people(database, sandbox, messages, (n) => [n % 2 ? 'telegram' : 'vk']);
    const [rita] = await people(database, sandbox, 1, () => ['telegram']);
    await tellAll(database, pupils);
    const first = deliver('one');
    await until(() => seen('sendMessage') >= messages / 10);
    sandbox.faults.add({ messenger: 'telegram', kind: '429', retryAfter: 3000, methods: ['sendMessage'], times: 1 });
    await until(async () => (await sql("select from pauses where scope = 'lane'")).length > 0);
    await first.stop();
    const before = seen('sendMessage');
    expect(before).toBeLessThan(messages / 2);

    const second = deliver('two');
    await until(() =>
      pupils.flatMap(({ phones }) => phones).every((phone) => phone.messenger === 'telegram' || shown(phone) === 1),
    );
    const [account] = await sql<{ id: string }>('select id from accounts where person_id = $1', [rita?.person]);
    await post(database.store, { key: 'reply', lane: 'reply', to: { account: id(account?.id ?? '') } });
    await until(() => rita?.phones.every((phone) => shown(phone) === 1) === true);
    // One send is the reply: it is another chat, and a person waits for it.
    expect(seen('sendMessage')).toBe(before + 1);

    await sql("update pauses set until = now() where scope = 'lane'");
    await delivered();
    await second.stop();
    await expectAll(state.work, messages + 1);
    expect(pupils.every(({ phones }) => phones.every((phone) => shown(phone) === 1))).toBe(true);
  },
  minutes(1, 30),
);

test('a flood in one person’s chat holds up nobody else', async () => {
  const { database, sandbox, deliver, sql, seen } = state.work;
  const pupils = await people(database, sandbox, 2, () => ['telegram']);
  const accounts = await sql<{ id: string }>('select id from accounts order by seen_at, id');
  sandbox.faults.add({ messenger: 'telegram', kind: '429', retryAfter: 3000, methods: ['sendMessage'], times: 1 });
  const reply = (n: number) =>
    ({ key: `r${n}`, lane: 'reply', to: { account: id<'account'>(accounts[n]?.id ?? '') } }) as const;
  const worker = deliver('one');
  await post(database.store, reply(0));
  await until(() => seen('sendMessage') === 1);
  await post(database.store, reply(1));
  await until(() => pupils.flatMap(({ phones }) => phones).reduce((sum, phone) => sum + shown(phone), 0) === 1);
  await worker.stop();
});
