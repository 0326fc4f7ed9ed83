import type { Heard } from '#core/conversation/input.ts';
import { screen } from '#core/conversation/screen.ts';
import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Clock } from '#core/kernel/ports.ts';
import type { Wait } from '#core/kernel/wait.ts';
import type { Store, Tx } from '#core/store.ts';
import type { Converse, Messenger } from './messenger.ts';
import { startPool, type Worker } from './pool.ts';
import type { ClaimedUpdate, InboxQueue } from './queue.ts';
import { within } from './within.ts';

export interface InboxDeps {
  readonly store: Store;
  readonly queue: InboxQueue;
  readonly messengers: readonly Messenger[];
  /** The one door in. */
  readonly hear: (tx: Tx, heard: Heard) => Promise<{ readonly guided: boolean }>;
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: Wait;
  /** Called after each commit of effects, with what was heard: wakes the delivery. */
  readonly committed: (heard?: Heard) => void;
  /** Updates at once, each of another address; one on the embedded database. */
  readonly width: number;
  readonly poll?: number;
}

/** Handles what was received: in order per address, each update once, in one transaction with its effects. */
export function handleInbox(deps: InboxDeps): Worker {
  const { messengers, queue, width, wait, log, poll } = deps;
  return startPool<ClaimedUpdate>({
    name: 'inbox',
    width,
    take: (limit) => queue.claim(messengers, limit),
    run: (update) => handle(deps, update),
    wait,
    log,
    ...(poll === undefined ? {} : { poll }),
  });
}

/** What happened to an update so far. */
interface Course {
  heard?: Heard;
  done?: true;
}

async function handle(deps: InboxDeps, update: ClaimedUpdate): Promise<void> {
  const course: Course = {};
  try {
    if (update.claims > mostClaims) throw new Error('poison');
    const messenger = deps.messengers.find(({ channel, bot }) => channel === update.channel && bot === update.bot);
    const handled = messenger?.handle(update.payload, converse(deps, update, course)) ?? Promise.resolve();
    await within(deps.wait, longest, handled);
    if (!course.done) await ignored(deps, update);
  } catch (error) {
    if (error instanceof NotOurs) return deps.log.warn('inbox-lost', { update: update.id });
    if (course.done) return deps.log.warn('inbox-after-commit', { update: update.id, code: codeOf(error) });
    await failed(deps, update, course, error);
  }
}

/** Between the first line and the last all is one transaction: marked as handled and done, or neither. */
const converse =
  (deps: InboxDeps, update: ClaimedUpdate, course: Course): Converse =>
  async (heard) => {
    if (course.done) throw new Error('heard twice');
    course.heard = heard;
    const result = await deps.store.transaction({ as: 'system' }, async (tx) => {
      await mark(deps, tx, update);
      return deps.hear(tx, heard);
    });
    course.done = true;
    deps.committed(heard);
    return result;
  };

async function mark({ queue }: InboxDeps, tx: Tx, update: ClaimedUpdate): Promise<void> {
  if (!(await queue.handled(tx, update))) throw new NotOurs();
}

/** An update that says nothing to us. */
const ignored = (deps: InboxDeps, update: ClaimedUpdate): Promise<void> =>
  deps.store.transaction({ as: 'system' }, (tx) => mark(deps, tx, update));

/** Somebody else has the update by now, or has handled it. */
class NotOurs extends Error {}

/** Taken so often without an end: it takes the program down each time. */
const mostClaims = 10;
/** Real milliseconds; shorter than the lease, so that nobody else has begun by then. */
const longest = 25_000;
/** Real seconds before the second and the third try. */
const retries = [1, 5] as const;

async function failed(deps: InboxDeps, update: ClaimedUpdate, course: Course, error: unknown): Promise<void> {
  const { queue, log } = deps;
  const code = codeOf(error);
  const fields = { update: update.id, channel: update.channel, attempt: update.attempts + 1, code };
  if (queue.passing(error) && update.claims <= mostClaims) {
    log.warn('inbox-again', fields);
    await queue.failed(update, { code, counted: false, seconds: 1 });
    return;
  }
  const seconds = update.claims > mostClaims ? undefined : retries[update.attempts];
  log.error('inbox-bug', fields);
  if (seconds !== undefined) {
    await queue.failed(update, { code, counted: true, seconds });
    return;
  }
  if (await queue.failed(update, { code, aside: true })) await apologise(deps, update, course);
}

/** Once per update that is put aside; the key sees to it. */
async function apologise({ store, clock, committed }: InboxDeps, update: ClaimedUpdate, course: Course): Promise<void> {
  const address = course.heard?.address ?? update.address;
  if (address === '') return;
  await store.transaction({ as: 'system' }, async (tx) => {
    const account = await tx.accounts.meet(update.channel, address, clock());
    await tx.outbox.post({ key: `apology:${update.id}`, lane: 'reply', to: { account: account.id }, screen: apology });
  });
  committed();
}

const apology = screen(
  'Что-то сломалось у нас, и последнее сообщение не обработано. Мы уже знаем об этом. Отправьте /menu и попробуйте ещё раз.',
);
