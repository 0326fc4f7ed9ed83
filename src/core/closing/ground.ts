import { doersOf } from '#core/activities/items.ts';
import { type Context, holds } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { membersOf, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';

/** A programme with the pair or group it is of. */
export interface Ground extends Asked {
  readonly programme: Programme;
}

/** A programme that was approved once, for its sides, the curator and the head. Throws not-found. */
export async function programmeFor(ctx: Context, programmeId: string): Promise<Ground> {
  const programme = await ctx.tx.programmes.get(id<'programme'>(programmeId));
  if (programme.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  const ground = await groundOf(ctx.tx, programme);
  if (!isSide(ctx, ground) && !holds(ctx.me, 'curator', 'head')) throw new Refusal('not-found');
  if (!['approved', 'closed'].includes(programme.status)) throw new Refusal('not-found');
  return ground;
}

/** The same, held until the transaction ends: two presses act one after the other. */
export async function lockedProgramme(ctx: Context, programmeId: string): Promise<Ground> {
  const ground = await programmeFor(ctx, programmeId);
  return { ...ground, programme: await ctx.tx.programmes.lock(ground.programme.id) };
}

/** A closed one. Throws not-found, programme-open. */
export async function closedProgramme(ctx: Context, programmeId: string): Promise<Ground> {
  const ground = await programmeFor(ctx, programmeId);
  if (ground.programme.status !== 'closed') throw new Refusal('programme-open');
  return ground;
}

export async function groundOf(tx: Tx, programme: Programme): Promise<Ground> {
  const pair = await tx.mentorships.get(programme.mentorshipId);
  return { programme, pair, members: await membersOf({ tx }, pair.id) };
}

export const isSide = ({ me }: Context, { members }: Pick<Ground, 'members'>): boolean =>
  peopleOn(members).includes(me.person.id);

export const isMentor = ({ me }: Context, { members }: Pick<Ground, 'members'>): boolean =>
  peopleOn(members, 'mentor').includes(me.person.id);

/** How much of the plan is done: of the lines that nobody took out and nobody left with, those accepted of everybody whose they are. */
export interface Done {
  readonly accepted: readonly Activity[];
  readonly planned: number;
}

export async function doneOf(tx: Tx, { programme, members }: Pick<Ground, 'programme' | 'members'>): Promise<Done> {
  const plan = [...(await tx.activities.where({ programmeId: programme.id }))]
    .filter((one) => one.droppedOn === undefined && doersOf({ members }, one).length > 0)
    .sort((a, b) => a.number - b.number);
  const results = await tx.results.where({ programmeId: programme.id, status: 'accepted' });
  const isAccepted = (one: Activity): boolean =>
    doersOf({ members }, one).every((doer) =>
      results.some((got) => got.activityId === one.id && got.personId === doer),
    );
  return { planned: plan.length, accepted: plan.filter(isAccepted) };
}

/** Time to close it (П1 7.1): everything planned is accepted, or the term is over. */
export const isRipe = (
  { programme }: Pick<Ground, 'programme'>,
  { accepted, planned }: Done,
  today: PlainDate,
): boolean =>
  programme.status === 'approved' && ((planned > 0 && accepted.length === planned) || isBefore(programme.to, today));
