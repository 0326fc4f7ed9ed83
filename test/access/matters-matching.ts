import type { Tx } from '#core/store.ts';
import { ident, now, type Side } from './world.ts';

/** What the curator decided about the matching. */
export async function addMatchingMatters(tx: Tx, side: Side): Promise<void> {
  const couple = { mentor: ident<'person'>(side, 'mentor'), mentee: ident<'person'>(side, 'bystander') };
  await tx.matches.add({
    ...{ id: ident<'match'>(side, 'matchdraft'), organisationId: ident<'organisation'>(side, 'school') },
    ...{ pinned: [], excluded: [couple], aside: [], changedBy: ident<'person'>(side, 'curator'), changedAt: now },
  });
}
