import type { IsWorkingDay } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import { happened } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { type Held, programmesOf } from './access.ts';
import { lapse } from './lapse.ts';
import { areasWith, inside, type Planned, planOf, renumber, rowsFor, sameAs, spread } from './plan.ts';
import type { Programme } from './programme.ts';
import { isOpen } from './state.ts';

/** What a programme is made of, from a form or after an earlier one. */
export interface Made
  extends Pick<Programme, 'from' | 'to' | 'mode' | 'areas' | 'schedule' | 'expected'>,
    Partial<Pick<Programme, 'strengths' | 'previousId'>> {
  /** In the order in which they are to be done; without a day of their own they are spread over the term. */
  readonly lines: readonly Planned[];
}

/**
 * Writes down a draft. Where the other side has begun one meanwhile there is still only one: what it lacks is put into it and the rest
 * stays as it is. Returns the programme, and whether it was there already.
 */
export async function draftIn(
  ctx: Context,
  asked: Asked,
  { lines, ...made }: Made,
  isWorking: IsWorkingDay,
): Promise<{ readonly programme: Programme; readonly joined: boolean }> {
  await ctx.tx.mentorships.lock(asked.pair.id);
  const open = (await programmesOf(ctx, asked.pair.id)).find(isOpen);
  if (open) return { programme: await joined(ctx, { ...asked, programme: open }, lines, isWorking), joined: true };
  const programme: Programme = {
    ...{ id: ctx.newId<'programme'>(), organisationId: asked.pair.organisationId, mentorshipId: asked.pair.id },
    ...{ status: 'draft', version: 1, agreements: [], createdBy: ctx.me.person.id, createdAt: ctx.now },
    ...made,
  };
  await ctx.tx.programmes.add(programme);
  await ctx.tx.activities.add(...rowsFor(ctx, programme, dated(lines, programme, ctx, isWorking)));
  await renumber(ctx, programme);
  await happened(ctx, programme.id, 'drafted');
  return { programme, joined: false };
}

function dated(lines: readonly Planned[], term: Programme, { me }: Context, isWorking: IsWorkingDay) {
  const days = spread(lines.length, term, me.today, isWorking);
  return lines.map((line, index) => ({ ...line, due: inside(line.due ?? days[index] ?? term.to, term) }));
}

async function joined(
  ctx: Context,
  held: Held,
  lines: readonly Planned[],
  isWorking: IsWorkingDay,
): Promise<Programme> {
  const there = (await planOf(ctx, held.programme)).map(sameAs);
  const lacking = lines.filter((line) => !there.includes(sameAs(line)));
  if (lacking.length === 0) return held.programme;
  const programme = await lapse(ctx, held, { areas: areasWith(held.programme, lacking) });
  await ctx.tx.activities.add(...rowsFor(ctx, programme, dated(lacking, programme, ctx, isWorking)));
  await renumber(ctx, programme);
  return programme;
}
