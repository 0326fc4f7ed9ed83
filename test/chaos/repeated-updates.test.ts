import { expect, test } from 'vitest';
import type { RawUpdate } from '#core/delivery/messenger.ts';
import { receiver } from '#db/queues/inbox.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { echoes } from '../support/echo.ts';
import { fakeMessenger, startInbox, until, update } from '../support/queues.ts';
import { minutes, size } from '../support/size.ts';

const updates = size(300, 5000);

test.each(databaseKinds)(
  'every update comes three times, shuffled and in parallel, to two workers on %s: its effects come once',
  async (kind) => {
    const database = await testDatabase(kind);
    const vk = fakeMessenger('vk');
    const workers = ['one', 'two'].map((owner) => startInbox(database, [vk], { owner }));
    const all = Array.from({ length: updates }, (_, n) => update(`${n}`, `chat ${n % 30}`, `${n}`));
    const deliveries = Array.from({ length: 3 }, async () => {
      for (const batch of batches(shuffled(all, 100), 50)) {
        const into = receiver(database.dataSource, {
          channel: 'vk',
          bot: '1',
          received: () => workers.map((one) => one.wake()),
        });
        await into.receive(batch);
      }
    });
    await Promise.all(deliveries);
    const open = () =>
      database.dataSource.query<readonly { n: number }[]>('select count(*)::int n from inbox where handled_at is null');
    await until(async () => (await open())[0]?.n === 0);
    await Promise.all(workers.map((worker) => worker.stop()));
    const texts = (await echoes(database)).map(({ text }) => Number(text)).toSorted((a, b) => a - b);
    expect(texts).toEqual(Array.from({ length: updates }, (_, n) => n));
    const troubles = await database.dataSource.query<readonly unknown[]>(
      'select from inbox where error is not null or dead',
    );
    expect(troubles).toEqual([]);
    await database.close();
  },
  minutes(1, 20),
);

/** Within windows of `span`. */
const shuffled = (all: readonly RawUpdate[], span: number): readonly RawUpdate[] =>
  all
    .map((one, index) => ({ one, at: index + Math.random() * span }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);

function* batches<T>(all: readonly T[], length: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += length) yield all.slice(start, start + length);
}
