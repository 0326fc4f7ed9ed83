import { type Action, action, type Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { whyNotScreen } from '#core/journal/not-held.ts';
import { isPast } from '#core/kernel/time.ts';
import { lockedMeeting } from './access.ts';
import { meetingCard } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { deskOf, save } from './desk.ts';
import type { Meeting } from './meeting.ts';

/** «Встреча состоялась? Да / Нет / Перенесли»: whoever answers first answers for both. */
export const afterActions = (deps: MeetingsDeps): readonly Action[] => [
  action('m.held', 'anyone', (ctx, id = '') => note(ctx, deps, id, 'held')),
  action('m.not', 'anyone', (ctx, id = '') => note(ctx, deps, id, 'not-held')),
  action('m.moved', 'anyone', (ctx, id = '') => moved(ctx, deps, id)),
];

/** A meeting whose hour has come and that nobody has answered for yet; otherwise what became of it. */
async function awaiting(ctx: Context, id: string): Promise<Meeting | Screen> {
  const meeting = await lockedMeeting(ctx, id);
  if (meeting.status === 'held' || meeting.status === 'not-held') return meetingCard(ctx, meeting, 'Уже отмечено.');
  if (meeting.status !== 'agreed' || !meeting.startsAt)
    return meetingCard(ctx, meeting, 'Отмечать нечего. Сейчас так:');
  if (!isPast(meeting.startsAt, ctx.now)) return meetingCard(ctx, meeting, 'Эта встреча ещё впереди.');
  return meeting;
}

async function note(ctx: Context, deps: MeetingsDeps, id: string, status: 'held' | 'not-held'): Promise<Screen> {
  const found = await awaiting(ctx, id);
  if ('rows' in found) return found;
  await save(deskOf(ctx, deps), { ...found, status });
  return status === 'held' ? ctx.fill('log', id) : whyNotScreen(id);
}

/** It is noted as not held until another hour is named: then it is ahead again. */
async function moved(ctx: Context, deps: MeetingsDeps, id: string): Promise<Screen> {
  const found = await awaiting(ctx, id);
  if ('rows' in found) return found;
  await save(deskOf(ctx, deps), { ...found, status: 'not-held' });
  return ctx.fill('meet', `move:${id}`);
}
