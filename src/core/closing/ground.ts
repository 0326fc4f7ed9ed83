import { doersOf } from '#core/activities/items.ts';
import type { Context } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn, voicesOf } from '#core/pairing/access.ts';
import { approvedFor, type Held } from '#core/programmes/access.ts';
import type { Activity, ActivityResult } from '#core/programmes/programme.ts';
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

export const doneOf = async (tx: Tx, ground: Ground): Promise<Done> => (await doneOfEach(tx, [ground]))(ground);

type Ground = Pick<Held, 'programme' | 'members'>;

/** The same of many programmes, asked for at once. */
export async function doneOfEach(tx: Tx, grounds: readonly Ground[]): Promise<(ground: Ground) => Done> {
  const ids = grounds.map(({ programme }) => programme.id);
  const activities = rowsBy(await tx.activities.among('programmeId', ids), (one) => one.programmeId);
  const results = rowsBy(await tx.results.among('programmeId', ids), (one) => one.programmeId);
  return (ground) => doneIn(ground, activities(ground.programme.id), results(ground.programme.id));
}

function doneIn({ members }: Ground, activities: readonly Activity[], results: readonly ActivityResult[]): Done {
  const plan = activities
    .filter((one) => one.droppedOn === undefined && doersOf({ members }, one).length > 0)
    .sort((a, b) => a.number - b.number);
  const accepted = results.filter((one) => one.status === 'accepted');
  const isAccepted = (one: Activity): boolean =>
    doersOf({ members }, one).every((doer) =>
      accepted.some((got) => got.activityId === one.id && got.personId === doer),
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
