import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import type { RoleName } from '#core/people/person.ts';
import { record } from '#core/record/record.ts';
import type { Asked } from './answers.ts';
import type { Member, Mentorship, Order } from './mentorship.ts';

/** Who reads pairs and groups; reasons and orders' remarks are the curator's and the head's. */
export const readers: readonly RoleName[] = ['curator', 'head', 'council', 'administrator'];
export const leaders: readonly RoleName[] = ['curator', 'head'];

/** A pair of this organisation with its members. Throws not-found. */
export async function pairFor(ctx: Context, pairId: string): Promise<Asked> {
  const pair = await ctx.tx.mentorships.get(id<'mentorship'>(pairId));
  if (pair.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  return { pair, members: await membersOf(ctx, pair.id) };
}

/** The same for a change: two presses act one after the other. */
export async function lockedPair(ctx: Context, pairId: string): Promise<Asked> {
  const { pair } = await pairFor(ctx, pairId);
  return { pair: await ctx.tx.mentorships.lock(pair.id), members: await membersOf(ctx, pair.id) };
}

/** A pair one stands in oneself, for its sides. Throws not-found. */
export async function ownPair(ctx: Context, pairId: string): Promise<Asked> {
  const asked = await pairFor(ctx, pairId);
  if (!asked.members.some((one) => one.personId === ctx.me.person.id && one.leftOn === undefined))
    throw new Refusal('not-found');
  return asked;
}

/** Mentors first, in the order of their ids. */
export async function membersOf(
  { tx }: Pick<Context, 'tx'>,
  mentorshipId: Id<'mentorship'>,
): Promise<readonly Member[]> {
  return [...(await tx.members.where({ mentorshipId }))].sort(bySide);
}

/** The same of many pairs, asked at once. */
export async function membersOfEach(
  { tx }: Pick<Context, 'tx'>,
  pairs: readonly Id<'mentorship'>[],
): Promise<(pair: Id<'mentorship'>) => readonly Member[]> {
  const all = await tx.members.among('mentorshipId', [...new Set(pairs)]);
  return rowsBy([...all].sort(bySide), (one) => one.mentorshipId);
}

/** Each with its members. */
export async function withMembers(ctx: Pick<Context, 'tx'>, pairs: readonly Mentorship[]): Promise<readonly Asked[]> {
  const members = await membersOfEach(
    ctx,
    pairs.map((one) => one.id),
  );
  return pairs.map((pair) => ({ pair, members: members(pair.id) }));
}

export const bySide = (a: Member, b: Member): number =>
  a.side === b.side ? (a.id < b.id ? -1 : 1) : a.side === 'mentor' ? -1 : 1;

export async function orderFor(ctx: Context, orderId: string): Promise<Order> {
  const order = await ctx.tx.orders.get(id<'order'>(orderId));
  if (order.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  return order;
}

/** Writes both back. */
export async function save({ tx }: Pick<Context, 'tx'>, { pair, members }: Asked): Promise<void> {
  await tx.mentorships.put(pair);
  for (const member of members) await tx.members.put(member);
}

/** What happened to a pair or an order, with the words for the curator. */
export const happened = (
  ctx: Context,
  subject: string,
  act: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> =>
  record(ctx, { organisationId: ctx.me.organisation.id, subject, act, by: ctx.me.person.id, details });

/** Reasons are seen by the curator and the head alone. */
export const seesReasons = (ctx: Context): boolean => holds(ctx.me, ...leaders);

/** Who stands in it now, each once; with a side, on that side. */
export const peopleOn = (members: readonly Member[], side?: Member['side']): readonly Id<'person'>[] => [
  ...new Set(
    members.filter((one) => one.leftOn === undefined && (!side || one.side === side)).map((one) => one.personId),
  ),
];

/**
 * Whose word is waited for: everybody in it but whoever has withdrawn consent to the processing of their data and so cannot be asked.
 * Where nobody is left on one of the sides nothing is agreed any more: all are waited for, until an order ends it.
 */
export function voicesOf(members: readonly Member[]): readonly Id<'person'>[] {
  const heard = members.filter((one) => one.goneOn === undefined);
  const both = peopleOn(heard, 'mentor').length > 0 && peopleOn(heard, 'mentee').length > 0;
  return both && peopleOn(heard).length > 1 ? peopleOn(heard) : peopleOn(members);
}

/** Does the presser stand in it now, on either side? */
export const isSide = ({ me }: Pick<Context, 'me'>, { members }: Pick<Asked, 'members'>): boolean =>
  peopleOn(members).includes(me.person.id);
