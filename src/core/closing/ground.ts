import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { membersOf, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Activity, ActivityResult, Programme } from '#core/programmes/programme.ts';
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
  const here = peopleOn(members);
  const plan = [...(await tx.activities.where({ programmeId: programme.id }))]
    .filter((one) => one.droppedOn === undefined && (!one.personId || here.includes(one.personId)))
    .sort((a, b) => a.number - b.number);
  const results = await tx.results.where({ programmeId: programme.id, status: 'accepted' });
  const mentees = peopleOn(members, 'mentee');
  return { planned: plan.length, accepted: plan.filter((one) => isAccepted(one, results, mentees)) };
}

function isAccepted(
  { id: activityId, personId }: Activity,
  results: readonly ActivityResult[],
  mentees: readonly Id<'person'>[],
): boolean {
  const of = personId ? [personId] : mentees;
  const got = results.filter((one) => one.activityId === activityId).map((one) => one.personId);
  return of.length > 0 && of.every((one) => got.includes(one));
}

/** Time to close it (П1 7.1): everything planned is accepted, or the term is over. */
export const isRipe = (
  { programme }: Pick<Ground, 'programme'>,
  { accepted, planned }: Done,
  today: PlainDate,
): boolean =>
  programme.status === 'approved' && ((planned > 0 && accepted.length === planned) || isBefore(programme.to, today));
