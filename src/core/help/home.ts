import type { Id } from '#core/kernel/id.ts';
import type { HelpDesk } from './desk.ts';
import type { HelpRequest } from './help.ts';

/** The school by whose rules somebody in a conversation is written to: the one in which they were asked. */
export async function homeOf(
  { tx }: Pick<HelpDesk, 'tx'>,
  request: HelpRequest,
  person: Id<'person'>,
): Promise<Id<'organisation'>> {
  if (person === request.personId) return request.organisationId;
  if (person === request.helperId && request.helperHomeId) return request.helperHomeId;
  const [offer] = await tx.helpOffers.where({ helpId: request.id, personId: person });
  return offer?.organisationId ?? request.organisationId;
}
