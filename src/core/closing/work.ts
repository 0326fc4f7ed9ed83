import { logsOf } from '#core/journal/access.ts';
import { type Work, workOf } from '#core/journal/hours.ts';
import type { Id } from '#core/kernel/id.ts';
import { earlier } from '#core/kernel/time.ts';
import type { Held } from '#core/programmes/access.ts';
import type { Tx } from '#core/store.ts';

/** What the journal says somebody did in the days of the programme that lie inside the days of the order (4.4.3). */
export async function workIn(tx: Tx, ground: Held, person: Id<'person'>): Promise<Work> {
  const logs = await logsOf({ tx }, ground);
  const meetings = await tx.meetings.among(
    'id',
    logs.map((one) => one.meetingId),
  );
  return workOf({ person, asked: ground, logs, meetings }, daysOf(ground));
}

/** From the first day to the last, or to the day on which it was closed before. */
export const daysOf = ({ programme: { from, to, closedOn } }: Pick<Held, 'programme'>) => ({
  from,
  to: closedOn ? earlier(closedOn, to) : to,
});
