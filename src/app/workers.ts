import { type NationalCalendar, workingDays } from '#core/calendar/working-days.ts';
import type { Links } from '#core/conversation/context.ts';
import type { Door } from '#core/conversation/door.ts';
import { hear } from '#core/conversation/hear.ts';
import { deliver } from '#core/delivery/deliver.ts';
import { handleInbox } from '#core/delivery/handle-inbox.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import { together } from '#core/delivery/pool.ts';
import type { Check } from '#core/delivery/prepare.ts';
import { outgoingLink } from '#core/files/outgoing-link.ts';
import { helpCheck } from '#core/help/received.ts';
import type { NewId } from '#core/kernel/id.ts';
import type { Log } from '#core/kernel/log.ts';
import type { Channel, Clock } from '#core/kernel/ports.ts';
import { meetingCheck } from '#core/meetings/check.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { renderDigest } from '#core/reminders/render.ts';
import type { Source } from '#core/reminders/source.ts';
import { announcementCheck, announcementKind } from '#core/sessions/announcement-check.ts';
import type { Database } from '#db/data-source.ts';
import { inboxQueue } from '#db/queues/inbox.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import type { Pace } from '#db/queues/slots.ts';
import { wait } from '../wait.ts';
import type { Shift } from './crew.ts';

export interface WorkersDeps {
  readonly database: Database;
  readonly door: Door;
  readonly links: Links;
  readonly secrets: Secrets;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly national: NationalCalendar;
  readonly sources: readonly Source[];
  readonly log: Log;
  /** Of this process, new at each start. */
  readonly owner: string;
  /** Called when a file waits to be read. */
  readonly fileCame: () => void;
  readonly pace?: Pace | undefined;
  readonly served?: readonly Channel[] | undefined;
}

/** Inbox and outbox at work for these messengers. */
export function startWorkers(deps: WorkersDeps, messengers: readonly Messenger[]): Shift {
  const { database, clock, log, owner, pace } = deps;
  const { store, dataSource } = database;
  const delivery = deliver({
    store,
    queue: outboxQueue(dataSource, { owner, ...(pace ? { pace } : {}) }),
    messengers,
    ...(deps.served ? { served: deps.served } : {}),
    clock,
    log,
    wait,
    isWorkingDay: (settings) => workingDays(deps.national, settings),
    checks: {
      digest: digestCheck(deps),
      meeting: meetingCheck,
      help: helpCheck,
      'help-late': helpCheck,
      [announcementKind]: announcementCheck(clock),
    },
    late: ['help-late'],
    oneTimeLink: (tx, row, file) => outgoingLink({ ...deps, tx, now: clock() }, row.accountId, file),
  });
  const inbox = handleInbox({
    store,
    queue: inboxQueue(dataSource, { owner }),
    messengers,
    hear: hear(deps.door),
    clock,
    log,
    wait,
    committed: (heard) => {
      delivery.wake();
      if (heard?.input.kind === 'file') deps.fileCame();
    },
    width: database.embedded ? 1 : 4,
  });
  return { ...together([inbox, delivery]), received: inbox.wake };
}

/** A digest is rendered at the moment of sending, from what is still true. */
const digestCheck =
  (deps: Pick<WorkersDeps, 'clock' | 'national' | 'sources'>): Check =>
  async (tx, { personId, organisationId, about }) => {
    const day = about?.split(':')[1];
    if (!personId || !organisationId || !day) return 'drop';
    return (await renderDigest(deps, tx, { personId, organisationId, day }, deps.clock())) ?? 'drop';
  };
