import type { Context } from '#core/conversation/context.ts';
import { type Button, button } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Occasion } from '#core/meetings/deps.ts';
import { heldTalk } from './access.ts';
import type { HelpRequest } from './help.ts';

/** The word before a request's id, where a meeting is proposed out of it. */
export const helpOccasion = 'help';

/** A meeting of those who talk about a request. Refusal 'not-found' for anybody else, 'stale' once the conversation is over. */
export async function occasionOfHelp(ctx: Context, helpId: string): Promise<Occasion> {
  const request = await heldTalk(ctx, helpId);
  if (!canMeet(request)) throw new Refusal('stale');
  const { id, personId, helperId, colleagueId } = request;
  const people = [personId, helperId, colleagueId].filter((one) => one !== undefined);
  return { subject: `${helpOccasion}:${id}`, helpId: id, people, mentors: [], closedOn: () => undefined };
}

export const meetingButtons = (request: HelpRequest): readonly Button[] =>
  canMeet(request) ? [button('Назначить встречу', 'm.new', helpOccasion, request.id)] : [];

/** A colleague of another school is met by arrangement: a meeting belongs to one organisation. */
const canMeet = ({ status, organisationId, helperHomeId }: HelpRequest): boolean =>
  status === 'taken' && helperHomeId === organisationId;
