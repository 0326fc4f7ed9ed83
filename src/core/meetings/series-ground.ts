import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { occasionFor, occasionOf, ownMeeting, ownMeetings, restOf } from './access.ts';
import type { MeetingsDeps, Occasion } from './deps.ts';
import { type Desk, deskOf } from './desk.ts';
import { mayMove, usualMinutes } from './ground.ts';
import type { Meeting } from './meeting.ts';
import { lastLike } from './slots.ts';

/** What a schedule stands on: the occasion, and the meeting from which on it takes the place of another one. */
export interface SeriesGround {
  readonly subject: string;
  readonly desk: Desk;
  readonly me: Id<'person'>;
  readonly occasion: Occasion;
  readonly instead: readonly Meeting[];
  readonly own: readonly Meeting[];
  /** Where the words name no end. */
  readonly last: PlainDate;
}

/** `rest:<id>` stands for that meeting and those after it; anything else names an occasion. */
export async function seriesGround(ctx: Context, deps: MeetingsDeps, subject: string): Promise<SeriesGround> {
  const [word, id = ''] = subject.split(':');
  const own = await ownMeetings(ctx);
  const base = { subject, desk: deskOf(ctx, deps), me: ctx.me.person.id, own };
  if (word !== 'rest') {
    const occasion = await occasionOf(ctx, deps, subject);
    return { ...base, occasion, instead: [], last: lastDay(ctx, occasion) };
  }
  const first = await ownMeeting(ctx, id);
  if (!(await mayMove(ctx, first))) throw new Refusal('stale');
  const occasion = await occasionFor(ctx, first);
  return { ...base, occasion, instead: await restOf(ctx, first), last: lastDay(ctx, occasion) };
}

const lastDay = ({ me }: Context, { until }: Occasion): PlainDate => until ?? me.today.add({ months: 6 });

export const minutesOf = ({ own, occasion }: SeriesGround): number => lastLike(own, occasion)?.minutes ?? usualMinutes;

/** What the presser has besides what the schedule takes the place of. */
export function besides({ own, instead }: SeriesGround): readonly Meeting[] {
  const replaced = new Set(instead.map((one) => one.id));
  return own.filter((one) => !replaced.has(one.id));
}
