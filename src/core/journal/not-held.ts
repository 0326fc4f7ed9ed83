import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { Meeting } from '#core/meetings/meeting.ts';
import { record } from '#core/record/record.ts';

const whyNot = { ill: 'Болезнь', off: 'Отменили занятия', forgot: 'Забыли', other: 'Другое' } as const;

export const whyNotActions: readonly Action[] = [
  action('j.why', 'anyone', (ctx, meeting = '', code = '') => say(ctx, meeting, code)),
];

/** «Нет»: why, in one tap. */
export const whyNotScreen = (meetingId: string): Screen =>
  screen(
    lines('Записано: встреча не состоялась.', 'Почему?'),
    ...inPairs(Object.entries(whyNot).map(([code, label]) => button(label, 'j.why', meetingId, code))),
    [button('Назначить другое время', 'm.move', meetingId), button('Меню', 'menu')],
  );

/** Kept once, as a code, for those who run the programme. Throws not-found, stale. */
async function say(ctx: Context, meetingId: string, code: string): Promise<Screen> {
  const meeting = await ctx.tx.meetings.get(id<'meeting'>(meetingId));
  const { organisationId, people, status } = meeting;
  if (organisationId !== ctx.me.organisation.id || !people.includes(ctx.me.person.id)) throw new Refusal('not-found');
  if (status !== 'not-held' || !Object.hasOwn(whyNot, code)) throw new Refusal('stale');
  await record(ctx, { organisationId, subject: meeting.id, act: 'not-held', by: ctx.me.person.id, details: { code } });
  return screen('Записано. Когда будете готовы, назначьте другое время.', [
    button('Назначить другое время', 'm.move', meeting.id),
    button('Меню', 'menu'),
  ]);
}

/** «Не состоялось: 3 (болезнь: 2)»: for those who run the programme; a meeting nobody gave a reason for stands in the count alone. */
export async function notHeldLine(
  { tx }: Pick<Context, 'tx'>,
  meetings: readonly Meeting[],
): Promise<readonly string[]> {
  const missed = meetings.filter(({ status }) => status === 'not-held').map(({ id }) => id);
  if (missed.length === 0) return [];
  const told = (await tx.events.among('subject', missed)).filter(({ act }) => act === 'not-held');
  // Either side may answer; a meeting has one reason, the last one given.
  const reasons = new Map(told.map(({ subject, details }) => [subject, details.code]));
  const counts = Object.entries(whyNot).flatMap(([code, label]) => {
    const count = [...reasons.values()].filter((one) => one === code).length;
    return count > 0 ? [`${label.toLowerCase()}: ${count}`] : [];
  });
  return [`Не состоялось: ${missed.length}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}`];
}
