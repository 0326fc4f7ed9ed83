import type { HelpRequest } from '#core/help/help.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/**
 * What withdrawal leaves of requests for help: area, urgency, outcome, moments and bare ids. A request of theirs is closed and
 * loses its words with the whole conversation; where they helped, what they wrote goes, and the asker is free to ask on.
 */
export async function forgetHelp(tx: Tx, { personId, organisationId }: Of, now: Instant): Promise<number> {
  const asked = await tx.helps.where({ personId, organisationId });
  for (const one of asked) {
    await tx.helps.put(one.status === 'closed' ? wordless(one) : { ...wordless(one), status: 'closed', closedAt: now });
    await forgetConversation(tx, one);
  }
  const offers = await tx.helpOffers.where({ personId, organisationId });
  for (const { helpId, ...offer } of offers) {
    await tx.helpMessages.remove({ helpId, from: personId });
    await tx.helpOffers.put({ ...offer, helpId, answer: 'declined' });
    const request = await tx.helps.get(helpId);
    if (request.colleagueId === personId) await tx.helps.put(without(request, 'colleagueId'));
    // A moment that is past wakes the ladder: it goes on with the next who can help.
    if (request.helperId === personId && request.status === 'taken') await tx.helps.put({ ...request, wakeAt: now });
  }
  return asked.length + offers.length;
}

/** Words, files and whatever was said: gone; what is counted stays. */
export async function forgetConversation(tx: Tx, { id, attachments }: HelpRequest): Promise<number> {
  const files = [...attachments, ...(await tx.helpMessages.where({ helpId: id })).map((one) => one.file)];
  // The file of an upload has the upload's id.
  for (const file of files) if (file !== undefined) await tx.files.remove({ id: file as Id<'file'> });
  return tx.helpMessages.remove({ helpId: id });
}

/** The bare request: counted, and saying nothing. */
export const wordless = (request: HelpRequest): HelpRequest => ({
  ...without(without(request, 'wakeAt'), 'shown'),
  text: '',
  attachments: [],
});

function without<K extends keyof HelpRequest>(request: HelpRequest, key: K): HelpRequest {
  const { [key]: _left, ...rest } = request;
  // Only fields that may be absent are taken out.
  return rest as HelpRequest;
}
