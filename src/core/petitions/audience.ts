import { type Context, holds } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { membersOfEach } from '#core/pairing/access.ts';
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
export const closedTo = async (on: { readonly tx: Tx }, petition: About): Promise<readonly Id<'person'>[]> =>
  (await closedToEach(on, [petition]))(petition);

/** The same of many petitions, asked for at once. */
export async function closedToEach(
  on: { readonly tx: Tx },
  petitions: readonly About[],
): Promise<(petition: About) => readonly Id<'person'>[]> {
  const closed = petitions.filter(({ kind }) => kindRules[kind].closed);
  const members = await membersOfEach(
    on,
    closed.flatMap(({ mentorshipId }) => mentorshipId ?? []),
  );
  return ({ kind, personId, aboutId, mentorshipId }) => {
    if (!kindRules[kind].closed) return [personId];
    const others = mentorshipId ? members(mentorshipId).map((one) => one.personId) : [];
    return [personId, ...(aboutId ? [aboutId] : []), ...others];
  };
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

type Pairs = ReadonlySet<Id<'mentorship'>>;

/** May the presser, before whom it lies, answer it? Of a release the head alone (1.5), of an appeal the council (4.4.5). */
export const decides = async (ctx: Context, petition: Petition, pairs: Pairs): Promise<boolean> =>
  (await decidedBy(ctx, [petition], pairs)).length > 0;

/** Those of them that the presser may answer. */
export async function decidedBy(
  ctx: Context,
  petitions: readonly Petition[],
  pairs: Pairs,
): Promise<readonly Petition[]> {
  const { me } = ctx;
  const open = petitions.filter((one) => isOpen(one) && liesBefore(ctx, one, pairs));
  const isTheirs = ({ kind }: Petition): boolean => holds(me, ...kindRules[kind].decide);
  if (!holds(me, 'curator') || open.every(isTheirs)) return open.filter(isTheirs);
  const staff = await staffOf(ctx.tx, me.organisation, ctx.now);
  const closed = await closedToEach(ctx, open);
  return open.filter((one) => isTheirs(one) || owing(staff, one, closed(one)).includes(me.person.id));
}
