import type { Id } from '#core/kernel/id.ts';
import type { Practice } from '#core/practices/practice.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/**
 * What withdrawal leaves of practices: an approved card names nobody and stays, without its author; what nobody has approved yet is
 * erased. Whoever wants the card gone too withdraws it first.
 */
export async function forgetPractices(tx: Tx, { personId, organisationId }: Of): Promise<number> {
  const theirs = (await tx.practices.ofAuthor(personId)).filter((one) => one.organisationId === organisationId);
  for (const card of theirs)
    if (card.status === 'approved') await tx.practices.put(without(card, personId));
    else await tx.practices.remove({ id: card.id });
  return theirs.length + (await tx.thanks.remove({ organisationId, personId }));
}

const without = (card: Practice, person: Id<'person'>): Practice => ({
  ...card,
  authors: card.authors.filter((one) => one !== person),
});
