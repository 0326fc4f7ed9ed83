import type { Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';

/** The change that waits for answers: at most one of a programme, so that whoever agrees knows to what (П1 7.2). */
export const openChange = async (tx: Tx, { id }: Pick<Programme, 'id'>): Promise<ProgrammeChange | undefined> =>
  (await tx.changes.where({ programmeId: id, status: 'offered' }))[0];
