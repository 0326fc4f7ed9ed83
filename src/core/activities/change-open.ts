import { rowsBy } from '#core/kernel/rows-by.ts';
import type { Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';

/** The change that waits for answers: at most one of a programme, so that whoever agrees knows to what (П1 7.2). */
export const openChange = async (tx: Tx, one: Pick<Programme, 'id'>): Promise<ProgrammeChange | undefined> =>
  (await openChanges(tx, [one]))(one.id)[0];

/** The same of many programmes, asked for at once: none or one of each. */
export async function openChanges(
  tx: Tx,
  programmes: readonly Pick<Programme, 'id'>[],
): Promise<(programme: Programme['id']) => readonly ProgrammeChange[]> {
  const ids = programmes.map((one) => one.id);
  const open = (await tx.changes.among('programmeId', ids)).filter((one) => one.status === 'offered');
  return rowsBy(open, (one) => one.programmeId);
}
