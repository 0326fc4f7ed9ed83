import { afterAll, beforeAll } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { TestDatabase } from './database.ts';
import { usedDatabase } from './used-database.ts';

/** A school whose shelf is searched, and another one. */
export const [here, there] = [id<'organisation'>('here'), id<'organisation'>('there')];

/** Both with what is put on their shelves, for the tests of this suite; returns how the system looks into it. */
export function searched(kind: TestDatabase['kind'], fill: (tx: Tx) => Promise<void>) {
  const held: { database?: TestDatabase } = {};
  const system = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => {
    if (held.database === undefined) throw new Error('not opened');
    return held.database.store.transaction({ as: 'system' }, work);
  };
  beforeAll(async () => {
    held.database = await usedDatabase(kind);
    await system(async (tx) => {
      for (const one of [here, there]) await tx.organisations.add({ id: one, name: one, settings: defaultSettings });
      await fill(tx);
    });
  });
  afterAll(() => held.database?.close());
  return system;
}
