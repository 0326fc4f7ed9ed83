import { doersOf } from '#core/activities/items.ts';
import type { Context } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn, voicesOf } from '#core/pairing/access.ts';
import { approvedFor, type Held } from '#core/programmes/access.ts';
import type { Activity } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import type { ClosingOffer } from './closing.ts';
import type { Standing } from './state.ts';

/** A programme that was approved once, held until the transaction ends: two presses act one after the other. */
export async function lockedProgramme(ctx: Context, programmeId: string): Promise<Held> {
  const ground = await approvedFor(ctx, programmeId);
  return { ...ground, programme: await ctx.tx.programmes.lock(ground.programme.id) };
}

/** A closed one. Throws not-found, programme-open. */
export async function closedProgramme(ctx: Context, programmeId: string): Promise<Held> {
  const ground = await approvedFor(ctx, programmeId);
  if (ground.programme.status !== 'closed') throw new Refusal('programme-open');
  return ground;
}

export const isMentor = ({ me }: Context, { members }: Pick<Held, 'members'>): boolean =>
  peopleOn(members, 'mentor').includes(me.person.id);

/** Who decides about the end of it, and what is on the table. */
export const standingOf = ({ members }: Pick<Held, 'members'>, offer: ClosingOffer | undefined): Standing => ({
  ...{ sides: voicesOf(members), mentors: peopleOn(members, 'mentor') },
  ...(offer ? { offer } : {}),
});

/** How much of the plan is done: of the lines that nobody took out and nobody left with, those accepted of everybody whose they are. */
export interface Done {
  readonly accepted: readonly Activity[];
  readonly planned: number;
}

export async function doneOf(tx: Tx, { programme, members }: Pick<Held, 'programme' | 'members'>): Promise<Done> {
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
  { programme }: Pick<Held, 'programme'>,
  { accepted, planned }: Done,
  today: PlainDate,
): boolean =>
  programme.status === 'approved' && ((planned > 0 && accepted.length === planned) || isBefore(programme.to, today));
