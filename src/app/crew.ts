import type { DataSource } from 'typeorm';
import type { Messenger, PostAnswer, Posted, Receiver } from '#core/delivery/messenger.ts';
import type { Worker } from '#core/delivery/pool.ts';
import { codeOf, type Log } from '#core/kernel/log.ts';
import { type ReceiverOptions, receiver } from '#db/queues/inbox.ts';
import { wait } from '../wait.ts';

export interface CrewDeps {
  readonly dataSource: DataSource;
  readonly log: Log;
  /** Where messengers reach the bot: each is given the end of its address there; without it, they are asked in long polls. */
  readonly hooksAt?: string | undefined;
  /** Real milliseconds between two looks whether the messengers still have that address. */
  readonly lookAgain?: number | undefined;
  /** Starts inbox and outbox for the messengers that are connected. */
  readonly startWorkers: (messengers: readonly Messenger[]) => Shift;
}

/** Inbox and outbox at work. */
export interface Shift extends Worker {
  /** Something has been received: the inbox looks at once. */
  readonly received: () => void;
}

export interface Crew {
  /** A messenger that has just answered for the first time joins the others at work. */
  readonly join: (messenger: Messenger) => Promise<void>;
  readonly messengers: () => readonly Messenger[];
  /** What came to the address with that end; undefined where no messenger has it. */
  readonly posted: (path: string, posted: Posted) => Promise<PostAnswer> | undefined;
  readonly listening: () => Readonly<Record<string, boolean>>;
  readonly wake: () => void;
  /** Inbox or outbox have something in hand, or are looking. */
  readonly busy: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Somebody may take the address away by hand, and VK's confirmation of it may have failed. */
const usualLook = 300_000;

/** The messengers at work. Each connects in its own time: one that is down for days does not touch the other. */
export function crew({ dataSource, log, hooksAt, lookAgain = usualLook, startWorkers }: CrewDeps): Crew {
  const stopping = new AbortController();
  const joined: Messenger[] = [];
  const listening = new Map<string, boolean>();
  const polls: Promise<void>[] = [];
  const hooks = new Map<string, (posted: Posted) => Promise<PostAnswer>>();
  const shift: { worker?: Shift; changing: Promise<void> } = { changing: Promise.resolve() };

  const wake = () => shift.worker?.wake();
  const change = async (): Promise<void> => {
    await shift.worker?.stop();
    if (!stopping.signal.aborted) shift.worker = startWorkers([...joined]);
  };
  const listen = async (messenger: Messenger): Promise<void> => {
    const { channel, bot } = messenger;
    const options: ReceiverOptions = { channel, bot, received: () => shift.worker?.received() };
    listening.set(channel, true);
    const inbox = receiver(dataSource, options);
    await (hooksAt ? hooked(messenger, inbox, hooksAt) : messenger.listen(inbox, stopping.signal)).catch(
      (error: unknown) => {
        listening.set(channel, false);
        log.error('listening-ended', { channel, code: codeOf(error) });
      },
    );
  };
  /** What comes is taken from the first moment: the messenger may ask who is there while it is told the address. */
  const hooked = async ({ hook }: Messenger, inbox: Receiver, at: string): Promise<void> => {
    hooks.set(hook.path, (posted) => hook.take(posted, inbox));
    while (!stopping.signal.aborted) {
      await hook.begin(`${at}/${hook.path}`, stopping.signal);
      await wait(lookAgain, stopping.signal);
    }
  };
  return {
    posted: (path, posted) => hooks.get(path)?.(posted),
    join: async (messenger) => {
      joined.push(messenger);
      shift.changing = shift.changing.then(change);
      await shift.changing;
      polls.push(listen(messenger));
      await messenger.introduce();
      log.info('connected', { channel: messenger.channel });
    },
    messengers: () => joined,
    listening: () => Object.fromEntries(listening),
    wake,
    busy: () => shift.worker?.busy() ?? false,
    stop: async () => {
      stopping.abort();
      await shift.changing;
      await shift.worker?.stop();
      await Promise.all(polls);
    },
  };
}
