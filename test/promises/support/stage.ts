import type { Instant } from '#core/kernel/time.ts';
import { type Database, openDatabase } from '#db/data-source.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { freePort, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { type Instance, type InstanceOptions, startInstance } from './instance.ts';

/** Where a trial is played: a server, a migrated database in it, the messengers, and the bot's processes. */
export interface Stage {
  readonly server: PostgresServer;
  /** The trial's own connections, to put people and messages in. */
  readonly database: Database & { readonly url: string; readonly kind: 'postgres' };
  readonly sandbox: Sandbox;
  /** Another process of the bot; resolves when it hears both messengers. */
  readonly instance: (more?: Partial<InstanceOptions>) => Promise<Instance>;
  /** Another one that is not waited for: it may be doomed to die before it hears anything. */
  readonly started: (more?: Partial<InstanceOptions>) => Promise<Instance>;
  /** What all processes, dead ones too, have written. */
  readonly logs: () => string;
}

export interface Setting {
  /** Program time at the beginning, from which it goes on across restarts; without it, the real one. */
  readonly at?: Instant;
  /** The messengers' own clock, milliseconds since 1970; without it, the real one. */
  readonly peerNow?: () => number;
}

/** Plays on a stage of its own and takes it down, however the play ends. The server is as it comes: fsync is on. */
export async function staged<R>(play: (stage: Stage) => Promise<R>, { at, peerNow }: Setting = {}): Promise<R> {
  const begun = performance.now();
  const clock = () =>
    at ? { CLOCK_START: at.add({ milliseconds: Math.round(performance.now() - begun) }).toString() } : {};
  const server = await startPostgres({ jit: 'off' });
  if (!server) throw new Error('PostgreSQL is not installed here: a promise needs a real server');
  const sandbox = await startSandbox(peerNow ? { now: peerNow } : {});
  const born: Instance[] = [];
  const opened = await openDatabase({ url: server.url, onError: () => undefined });
  const started: Stage['started'] = async (more = {}) => {
    const settings = { ...clock(), ...more.settings };
    const one = startInstance({ database: server.url, sandbox, port: await freePort(), ...more, settings });
    one.ready.catch(() => undefined);
    born.push(one);
    return one;
  };
  try {
    return await play({
      ...{ server, sandbox, database: { ...opened, url: server.url, kind: 'postgres' } },
      started,
      instance: async (more) => {
        const one = await started(more);
        await one.ready;
        return one;
      },
      logs: () => born.map((one) => one.log()).join(''),
    });
  } finally {
    await Promise.all(born.filter((one) => one.alive()).map((one) => one.kill()));
    await opened.close().catch(() => undefined);
    await sandbox.stop();
    await server.stop();
  }
}
