import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../support/queues.ts';
import { minutes, size } from '../support/size.ts';
import { type AtWork, atWork, expectAll } from './support/at-work.ts';
import { people, shown, tellAll } from './support/school.ts';

const messages = size(40, 2000);
const resets = size(3, 100);
const state = {} as { work: AtWork };

beforeEach(async () => {
  state.work = await atWork();
});
afterEach(() => state.work.stop());

const cut = (messenger: 'telegram' | 'vk', times: number) =>
  state.work.sandbox.faults.add({
    ...{ messenger, times, kind: 'reset-after-accept' },
    methods: ['sendMessage', 'messages.send'],
    probability: 0.2,
  });
/** No test waits for a backoff. */
const hurry = () => state.work.sql("update outbox set next_try = now() where status = 'pending' and next_try > now()");
const finished = async () => {
  await hurry();
  const open = await state.work.sql("select from outbox where status in ('pending', 'sending')");
  return open.length === 0;
};
const everyone = async (messenger: 'telegram' | 'vk') => {
  const pupils = await people(state.work.database, state.work.sandbox, messages, () => [messenger]);
  await tellAll(state.work.database, pupils);
  return () => pupils.flatMap(({ phones }) => phones.map(shown));
};

test(
  'Telegram cuts the line after it has taken a message: nothing is lost, and no more repeated than was cut',
  async () => {
    const counts = await everyone('telegram');
    cut('telegram', resets);
    const worker = state.work.deliver('one');
    await until(finished);
    await worker.stop();
    await expectAll(state.work, messages);
    expect(counts().filter((count) => count === 0)).toEqual([]);
    expect(counts().reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(resets);
  },
  minutes(1, 20),
);

test(
  'VK knows the message that comes again',
  async () => {
    const counts = await everyone('vk');
    cut('vk', resets);
    const worker = state.work.deliver('one');
    await until(finished);
    await worker.stop();
    await expectAll(state.work, messages);
    expect(counts()).toEqual(counts().map(() => 1));
  },
  minutes(1, 20),
);

test('after an hour, when VK has forgotten the number, its history is asked', async () => {
  const { sandbox, sql, seen } = state.work;
  const [pupil] = await people(state.work.database, sandbox, 1, () => ['vk']);
  if (!pupil) throw new Error('nobody');
  await tellAll(state.work.database, [pupil]);
  sandbox.faults.add({ messenger: 'vk', kind: 'reset-after-accept', methods: ['messages.send'], times: 1 });
  const first = state.work.deliver('one');
  await until(
    async () => (await sql("select from outbox where error = 'network' and status = 'pending'")).length === 1,
  );
  await first.stop();
  await sql("update outbox set first_try = now() - interval '61 minutes'");
  const second = state.work.deliver('two');
  await until(finished);
  await second.stop();
  await expectAll(state.work, 1);
  expect(seen('messages.getHistory')).toBe(1);
  expect(seen('messages.send')).toBe(1);
});

test('an outage costs neither messages nor attempts: the messenger is asked until it answers', async () => {
  const { database, sandbox, sql, seen } = state.work;
  const pupils = await people(database, sandbox, 12, (n) => [n % 2 ? 'telegram' : 'vk']);
  const down = sandbox.faults.add({ messenger: 'telegram', kind: 'down' });
  await tellAll(database, pupils);
  const worker = state.work.deliver('one');
  const shownOn = (messenger: 'telegram' | 'vk') =>
    pupils
      .flatMap(({ phones }) => phones.filter((phone) => phone.messenger === messenger))
      .filter((phone) => shown(phone) === 1).length;
  await until(() => shownOn('vk') === 6);
  await until(async () => {
    await hurry();
    return (await sql("select from lines where channel = 'telegram' and failures >= 3")).length === 1;
  });
  const tried = seen('sendMessage');
  for (const _ of [1, 2, 3]) {
    await until(async () => (await sql("select from pauses where code = 'silent' and until > now()")).length === 1);
    await sql("update pauses set until = now() where code = 'silent'");
  }
  expect(seen('sendMessage')).toBe(tried);
  sandbox.faults.remove(down.id);
  await until(async () => {
    await sql("update pauses set until = now() where code = 'silent'");
    return finished();
  });
  await worker.stop();
  await expectAll(state.work, 12);
  expect(shownOn('telegram')).toBe(6);
});
