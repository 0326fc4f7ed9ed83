import type { Id } from '#core/kernel/id.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { BankEntry } from './entry.ts';

/** Erases entries with their history. Returns how many entries. */
export async function forgetEntries(tx: Tx, entries: readonly BankEntry[]): Promise<number> {
  for (const { id } of entries) {
    await tx.events.remove({ subject: id });
    await tx.bank.remove({ id });
  }
  return entries.length;
}

/** Those taken out of the bank before that day: they carry the day they left on as the last one they were looked at. */
export const leftBefore = async (
  tx: Tx,
  organisationId: Id<'organisation'>,
  day: PlainDate,
): Promise<readonly BankEntry[]> =>
  (await tx.bank.where({ organisationId, status: 'left' })).filter((entry) => isBefore(entry.reviewedOn, day));
