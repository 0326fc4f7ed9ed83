import type { Id } from '#core/kernel/id.ts';
import type { RecordedEvent } from '#core/record/event.ts';
import type { Tx } from '#core/store.ts';

/** That a text for the site was made of a programme, in the record of its pair: with the ids of those it named. */
export const siteAct = 'site-material';

const namedIn = ({ details }: RecordedEvent): readonly string[] => (details.named ?? '').split(',');

/** Pairs about whose programmes a text for the site has named that person. In the system's scope. */
export async function publishedAbout(
  tx: Tx,
  organisationId: Id<'organisation'>,
  person: Id<'person'>,
): Promise<readonly string[]> {
  const made = await tx.events.where({ organisationId, act: siteAct });
  return [...new Set(made.filter((one) => namedIn(one).includes(person)).map((one) => one.subject))];
}

/** Two people become one: what named the one names the other. */
export async function repointPublished(
  tx: Tx,
  { from, into }: { readonly from: Id<'person'>; readonly into: Id<'person'> },
): Promise<void> {
  for (const event of await tx.events.where({ act: siteAct }))
    if (namedIn(event).includes(from)) {
      const named = namedIn(event).map((one) => (one === from ? into : one));
      await tx.events.put({ ...event, details: { ...event.details, named: named.join(',') } });
    }
}
