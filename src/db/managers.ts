import type { EntityManager } from 'typeorm';
import type { Tx } from '#core/store.ts';

const managers = new WeakMap<Tx, EntityManager>();

/** Remembers on which connection a transaction of the core runs. */
export function runsOn(tx: Tx, manager: EntityManager): Tx {
  managers.set(tx, manager);
  return tx;
}

/** For what belongs to the same transaction but is none of the core's business: marking an update as handled. */
export function managerOf(tx: Tx): EntityManager {
  const manager = managers.get(tx);
  if (manager === undefined) throw new Error('not a transaction of this store');
  return manager;
}
