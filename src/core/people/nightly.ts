import type { NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import type { Store } from '#core/store.ts';
import { handOverLeavers } from './leave.ts';
import { sweepOrganisation, sweepStrangers } from './retention.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
}

/**
 * Once a day, on any instance, harmless when run twice: leavers' stages go to the curator, and what has been kept long enough
 * is erased, one transaction per organisation. Returns how many rows.
 */
export const nightly =
  ({ store, clock, newId }: Deps) =>
  async (): Promise<number> => {
    const now = clock();
    const organisations = await store.transaction({ as: 'system' }, (tx) => tx.organisations.where({}));
    const erased: number[] = [];
    for (const organisation of organisations) {
      await store.transaction({ as: 'system' }, (tx) => handOverLeavers({ tx, newId, now }, organisation));
      erased.push(
        total(await store.transaction({ as: 'system' }, (tx) => sweepOrganisation({ tx, newId, now }, organisation))),
      );
    }
    erased.push(total(await store.transaction({ as: 'system' }, (tx) => sweepStrangers({ tx, now }))));
    return erased.reduce((sum, count) => sum + count, 0);
  };

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
