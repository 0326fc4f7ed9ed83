import type { Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type Button, button } from '#core/conversation/screen.ts';
import { daysBetween } from '#core/kernel/time.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import type { Activity } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { planOf } from './access.ts';
import { isPending, itemsOf } from './items.ts';
import { nameOf } from './words.ts';

/** Letters of a button: VK takes forty. */
const longestLabel = 40;

/** Lines of the pair's running plan that somebody has still to do, the nearest to the day of the meeting first. */
export async function linesToTie(tx: Tx, { mentorshipId, day }: MeetingLog): Promise<readonly Activity[]> {
  const [programme] = mentorshipId ? await tx.programmes.where({ mentorshipId, status: 'approved' }) : [];
  if (!programme) return [];
  const open = itemsOf(await planOf(tx, programme)).filter(isPending);
  const far = ({ due }: Activity) => Math.abs(daysBetween(day, due));
  return [...new Map(open.map(({ activity }) => [activity.id, activity] as const)).values()].sort(
    (a, b) => far(a) - far(b) || a.number - b.number,
  );
}

/** The line of the plan it belongs to, in words; none where it belongs to none, or the line is gone. */
export async function tiedWords(tx: Tx, { activityId }: Pick<MeetingLog, 'activityId'>): Promise<string | undefined> {
  const activity = activityId && (await tx.activities.find(activityId));
  return activity ? `По плану: ${nameOf(activity)}` : undefined;
}

/** Under a log: one tap ties it to the nearest line of the plan; another one is a tap further. */
export async function tieRows({ tx }: Pick<Context, 'tx'>, log: MeetingLog): Promise<readonly (readonly Button[])[]> {
  const [nearest, ...others] = await linesToTie(tx, log);
  if (log.activityId) return [[button('Другое мероприятие плана', 'act.tie', log.id, '0')]];
  if (!nearest) return [];
  return [
    [button(cut(`К плану: ${nameOf(nearest)}`, longestLabel), 'act.tied', log.id, nearest.id)],
    others.length > 0 ? [button('Другое мероприятие плана', 'act.tie', log.id, '0')] : [],
  ];
}
