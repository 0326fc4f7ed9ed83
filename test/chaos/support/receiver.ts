import { handleInbox } from '#core/delivery/handle-inbox.ts';
import { Temporal } from '#core/kernel/time.ts';
import { inboxQueue, receiver } from '#db/queues/inbox.ts';
import { wait } from '../../../src/wait.ts';
import { echo } from '../../support/echo.ts';
import { log, owner, ready, wire } from './wire.ts';

const { database, messengers } = await wire();
const end = new AbortController();

const worker = handleInbox({
  store: database.store,
  queue: inboxQueue(database.dataSource, { owner, leaseSeconds: 2 }),
  messengers,
  hear: echo,
  clock: () => Temporal.Now.instant(),
  log,
  wait,
  committed: () => {},
  width: 4,
  poll: 100,
});
for (const messenger of messengers) {
  const { channel, bot } = messenger;
  const into = receiver(database.dataSource, { channel, bot, received: () => worker.wake() });
  messenger.listen(into, end.signal).catch(() => process.exit(3));
}
ready(async () => {
  end.abort();
  await worker.stop();
});
