import { screen } from '#core/conversation/screen.ts';
import type { Lane } from '#core/delivery/outgoing.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Fellow } from './folk.ts';
import type { Stage } from './stage.ts';

/** What each of them is told, in one transaction: committed is attempted. */
export const posted = (
  { database }: Pick<Stage, 'database'>,
  organisationId: Id<'organisation'>,
  all: readonly Fellow[],
  { lane, text }: { readonly lane: Lane; readonly text: (n: number) => string },
): Promise<void> =>
  database.store.transaction({ as: 'system' }, async (tx) => {
    for (const [n, { person }] of all.entries())
      await tx.outbox.post({
        ...{ key: `${text(n)}:${person}`, lane, to: { person }, organisationId },
        screen: screen(text(n)),
      });
  });
