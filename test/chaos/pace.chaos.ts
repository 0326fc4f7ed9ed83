import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import { post, until } from '../support/queues.ts';
import { minutes } from '../support/size.ts';
import { type AtWork, atWork, expectAll } from './support/at-work.ts';
import { calls, killAll, sends, start } from './support/child.ts';
import { people, shown, tellAll, unfinished } from './support/school.ts';

const state = {} as { work: AtWork };

/** Figures of the clock on the wall: only for `npm run test:full`, where nothing else runs. */
describe('on the wall clock', () => {
  beforeEach(async () => {
    state.work = await atWork();
  });
  afterEach(async () => {
    killAll();
    await state.work.stop();
  });

  test(
    'two instances together keep to 25 a second on Telegram and 18 on VK, and 10,000 take 20 minutes at most',
    async () => {
      const { database, sandbox } = state.work;
      sandbox.faults.add({ messenger: 'telegram', kind: 'slow', ms: 80, methods: ['sendMessage'] });
      const at = { sendMessage: [] as number[], 'messages.send': [] as number[] };
      sandbox.journal.listen(({ method }) => {
        if (method === 'sendMessage' || method === 'messages.send') at[method].push(performance.now());
      });
      const pupils = await people(database, sandbox, 3000, (n) => [n % 2 ? 'telegram' : 'vk']);
      const place = { url: database.url ?? '', sandbox };
      const senders = await Promise.all([start('sender', place), start('sender', place)]);
      const begun = performance.now();
      await tellAll(database, pupils);
      await until(async () => (await unfinished(database)) === 0, 500);
      const seconds = (performance.now() - begun) / 1000;
      await Promise.all(senders.map((sender) => sender.end()));
      await expectAll(state.work, 3000);
      const peaks = [mostWithin(at.sendMessage, 1000), mostWithin(at['messages.send'], 1000)];
      console.log({ seconds, peaks });
      expect(peaks[0]).toBeLessThanOrEqual(25);
      expect(peaks[1]).toBeLessThanOrEqual(18);
      expect((seconds / 1500) * 10_000).toBeLessThanOrEqual(20 * 60);
    },
    minutes(10, 10),
  );

  test(
    'during a broadcast 200 people who press buttons are answered within 2 seconds',
    async () => {
      const { database, sandbox, sql, deliver } = state.work;
      sandbox.faults.add({ messenger: 'telegram', kind: 'slow', ms: 80, methods: ['sendMessage'] });
      const crowd = await people(database, sandbox, 2000, (n) => [n % 2 ? 'telegram' : 'vk']);
      const pressers = await people(database, sandbox, 200, (n) => [n % 2 ? 'telegram' : 'vk']);
      await tellAll(database, crowd);
      const worker = deliver('one', { queue: outboxQueue(database.dataSource, { owner: 'one' }), poll: 1000 });
      await calls(sandbox, 50, sends);
      const waited: number[] = [];
      for (const [n, presser] of pressers.entries()) {
        const [account] = await sql<{ id: string }>('select id from accounts where person_id = $1', [presser.person]);
        const begun = performance.now();
        await post(database.store, { key: `r${n}`, lane: 'reply', to: { account: id(account?.id ?? '') } });
        worker.wake();
        const seen = sandbox.until(() => presser.phones.every((phone) => shown(phone) === 1), 60_000);
        waited.push(0);
        void seen.then(() => waited.splice(n, 1, performance.now() - begun));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await until(
        async () => (await sql("select from outbox where lane = 'reply' and status <> 'sent'")).length === 0,
        200,
      );
      expect(await unfinished(database)).toBeGreaterThan(0);
      await worker.stop();
      const [p95 = 0, p99 = 0] = [0.95, 0.99].map(
        (part) => waited.toSorted((a, b) => a - b)[Math.floor(part * waited.length)],
      );
      console.log({ p95, p99 });
      expect(p95).toBeLessThanOrEqual(2000);
      expect(p99).toBeLessThanOrEqual(5000);
    },
    minutes(10, 10),
  );
});

function mostWithin(moments: readonly number[], span: number): number {
  return moments.reduce(
    (most, moment, index) =>
      Math.max(most, moments.slice(index, index + 60).filter((other) => other < moment + span).length),
    0,
  );
}
