import { expect } from 'vitest';
import type { DeliverDeps } from '#core/delivery/deliver.ts';
import type { Worker } from '#core/delivery/pool.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type Wired, wired } from '../../support/messengers.ts';
import { startDelivery, until } from '../../support/queues.ts';
import { unfinished } from './school.ts';

export interface AtWork extends Wired {
  readonly database: TestDatabase;
  /** A delivery worker with the real adapters; a new one each time, as after a restart. */
  readonly deliver: (owner: string, more?: Partial<DeliverDeps>) => Worker;
  readonly sql: <R>(text: string, values?: readonly unknown[]) => Promise<readonly R[]>;
  readonly delivered: () => Promise<void>;
  /** Calls of a method that the sandbox has seen. */
  readonly seen: (method: string) => number;
}

/** Database, sandbox and both adapters in this process. */
export async function atWork(): Promise<AtWork> {
  const database = await testDatabase();
  const wire = await wired();
  const methods = new Map<string, number>();
  wire.sandbox.journal.listen(({ method }) => methods.set(method, (methods.get(method) ?? 0) + 1));
  return {
    ...wire,
    database,
    deliver: (owner, more = {}) => startDelivery(database, [wire.telegram, wire.vk], { owner, ...more }),
    sql: <R>(text: string, values: readonly unknown[] = []) =>
      database.dataSource.query<readonly R[]>(text, [...values]),
    delivered: () => until(async () => (await unfinished(database)) === 0),
    seen: (method) => methods.get(method) ?? 0,
    stop: async () => {
      await wire.stop();
      await database.close();
    },
  };
}

/** Row by row of the outbox, how it fared. */
export const statuses = async ({ sql }: Pick<AtWork, 'sql'>): Promise<Readonly<Record<string, number>>> => {
  const rows = await sql<{ status: string; n: number }>('select status, count(*)::int n from outbox group by status');
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
};

export const expectAll = async (work: AtWork, count: number): Promise<void> =>
  expect(await statuses(work)).toEqual({ sent: count });
