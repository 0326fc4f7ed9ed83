import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { mayDecide, occasionFor, occasionOf, ownMeeting, ownMeetings } from './access.ts';
import type { MeetingsDeps, Occasion } from './deps.ts';
import { type Desk, deskOf } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { lastLike } from './slots.ts';

/** What a proposal stands on: among whom, what the presser has already, and the meeting that is moved. */
export interface Ground {
  readonly desk: Desk;
  readonly me: Id<'person'>;
  readonly occasion: Occasion;
  /** The presser's other meetings. */
  readonly busy: readonly Meeting[];
  readonly moved?: Meeting;
  /** As which this one is proposed, unless other things are said. */
  readonly last: Meeting | undefined;
  readonly minutes: number;
}

export const usualMinutes = 45;

/** `move:<id>` stands for another hour of that meeting; anything else names an occasion. `hold`: until the transaction ends. */
export async function groundOf(ctx: Context, deps: MeetingsDeps, subject: string, hold?: 'hold'): Promise<Ground> {
  const [word, id = ''] = subject.split(':');
  const base = { desk: deskOf(ctx, deps), me: ctx.me.person.id };
  if (word !== 'move') {
    const occasion = await occasionOf(ctx, deps, subject);
    const busy = await ownMeetings(ctx);
    const last = lastLike(busy, occasion);
    return { ...base, occasion, busy, last, minutes: last?.minutes ?? usualMinutes };
  }
  const seen = await ownMeeting(ctx, id);
  const moved = hold ? await ctx.tx.meetings.lock(seen.id) : seen;
  if (!(await mayMove(ctx, moved))) throw new Refusal('stale');
  const busy = (await ownMeetings(ctx)).filter((one) => one.id !== moved.id);
  return { ...base, occasion: await occasionFor(ctx, moved), busy, moved, last: moved, minutes: moved.minutes };
}

/** While hours are on offer anybody asked may name others; what is agreed is moved by those who decide, also when it was not held. */
export async function mayMove(ctx: Context, meeting: Meeting): Promise<boolean> {
  if (meeting.status === 'proposed') return true;
  return (meeting.status === 'agreed' || meeting.status === 'not-held') && (await mayDecide(ctx, meeting));
}
