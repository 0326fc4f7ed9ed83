import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
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
