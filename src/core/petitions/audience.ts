import { type Context, holds } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { membersOf } from '#core/pairing/access.ts';
import type { RoleName } from '#core/people/person.ts';
import { holdersOf, type Staff } from '#core/reminders/recipients.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Tx } from '#core/store.ts';
import { liesBefore } from './access.ts';
import { kindRules } from './kinds.ts';
import type { Petition } from './petition.ts';
import { isOpen } from './state.ts';

type About = Pick<Petition, 'kind' | 'personId' | 'mentorshipId' | 'aboutId'>;

/** To whom it is closed whatever they are: whom it is about, and who else stands in the pair. */
export async function closedTo({ tx }: { readonly tx: Tx }, petition: About): Promise<readonly Id<'person'>[]> {
  if (!kindRules[petition.kind].closed) return [petition.personId];
  const members = petition.mentorshipId ? await membersOf({ tx }, petition.mentorshipId) : [];
  return [petition.personId, ...(petition.aboutId ? [petition.aboutId] : []), ...members.map((one) => one.personId)];
}

/** Holders of these roles today whom the bot reaches, without those to whom it is closed. */
export const reached = (
  staff: Staff,
  roles: readonly RoleName[],
  closed: readonly Id<'person'>[],
): readonly Id<'person'>[] => [
  ...new Set(
    roles.flatMap((role) => holdersOf(role, staff)).filter((one) => staff.connected(one) && !closed.includes(one)),
  ),
];

/** Roles in which somebody will read it. */
export async function readingRoles(ctx: Context, petition: About): Promise<readonly RoleName[]> {
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const closed = await closedTo(ctx, petition);
  return kindRules[petition.kind].readers.filter((role) => reached(staff, [role], closed).length > 0);
}

/** Who owes the answer: those who decide, or a curator where none of them is in the bot (as with the head's orders). */
export function owing(staff: Staff, petition: About, closed: readonly Id<'person'>[]): readonly Id<'person'>[] {
  const deciding = reached(staff, kindRules[petition.kind].decide, closed);
  return deciding.length > 0 ? deciding : reached(staff, ['curator'], closed);
}

/** Who hears of it when it is filed. */
export async function toldOf(ctx: Context, petition: About): Promise<readonly Id<'person'>[]> {
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const closed = await closedTo(ctx, petition);
  const told = reached(staff, kindRules[petition.kind].told, closed);
  return told.length > 0 ? told : reached(staff, kindRules[petition.kind].readers, closed);
}

/** May the presser, before whom it lies, answer it? Of a release the head alone (1.5), of an appeal the council (4.4.5). */
export async function decides(
  ctx: Context,
  petition: Petition,
  pairs: ReadonlySet<Id<'mentorship'>>,
): Promise<boolean> {
  if (!isOpen(petition) || !liesBefore(ctx, petition, pairs)) return false;
  if (holds(ctx.me, ...kindRules[petition.kind].decide)) return true;
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  return holds(ctx.me, 'curator') && owing(staff, petition, await closedTo(ctx, petition)).includes(ctx.me.person.id);
}
