import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { choice, optional, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isPast } from '#core/kernel/time.ts';
import { lockedMeeting, mayDecide, ownMeeting, restOf } from './access.ts';
import { meetingCard } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { deskOf, save } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { callOff, isOpen } from './state.ts';
import { tellCancelled, tellPlace } from './tellings.ts';
import { aboutMeeting, meetingModeWords } from './words.ts';

/** Other hours, another place, calling off: of one meeting or of all that follow in its schedule. */
export const manageActions = (deps: MeetingsDeps): readonly Action[] => [
  action('m.new', 'anyone', (ctx, ...subject) => ctx.fill('meet', subject.join(':'))),
  action('m.move', 'anyone', (ctx, id = '') => ctx.fill('meet', `move:${id}`)),
  action('m.place', 'anyone', (ctx, id = '') => ctx.fill('meet-place', id)),
  action('m.rest', 'anyone', (ctx, id = '') => restScreen(ctx, id)),
  action('m.off', 'anyone', (ctx, id = '', how = 'one') => offScreen(ctx, id, how)),
  action('m.off.yes', 'anyone', (ctx, id = '', how = 'one') => cancel(ctx, deps, id, how)),
];

/** One that the presser may change for everybody. Throws not-found. */
async function decided(ctx: Context, meeting: Meeting): Promise<Meeting> {
  if (!(await mayDecide(ctx, meeting))) throw new Refusal('not-found');
  return meeting;
}

/** Still ahead: of what is over one says whether it was held. */
const isOff = ({ now }: Context, meeting: Meeting): boolean =>
  isOpen(meeting) && !(meeting.startsAt && isPast(meeting.startsAt, now));

async function restScreen(ctx: Context, id: string): Promise<Screen> {
  const meeting = await decided(ctx, await ownMeeting(ctx, id));
  if (!isOpen(meeting)) return meetingCard(ctx, meeting);
  const rest = await restOf(ctx, meeting);
  return screen(
    lines('Эта встреча и все следующие по расписанию', `Встреч: ${rest.length}`),
    [button('Новое расписание', 'm.redo', id), button('Отменить все', 'm.off', id, 'all')],
    [button('Всё в календарь', 'm.icsall', id), button('Назад', 'm.card', id)],
  );
}

/** Two taps: whoever pressed by mistake has called off nothing. */
async function offScreen(ctx: Context, id: string, how: string): Promise<Screen> {
  const meeting = await decided(ctx, await ownMeeting(ctx, id));
  if (!isOff(ctx, meeting)) return meetingCard(ctx, meeting, 'Отменять нечего.');
  const count = how === 'all' ? (await restOf(ctx, meeting)).length : 1;
  return screen(
    lines(
      count > 1 ? `Отменить эту встречу и все следующие? Встреч: ${count}` : 'Отменить встречу?',
      aboutMeeting(meeting, ctx.me.person.id, ctx.me.organisation.settings.zone),
    ),
    [button('Да, отменить', 'm.off.yes', id, how), button('Назад', 'm.card', id)],
  );
}

async function cancel(ctx: Context, deps: MeetingsDeps, id: string, how: string): Promise<Screen> {
  const meeting = await decided(ctx, await lockedMeeting(ctx, id));
  if (!isOff(ctx, meeting)) return meetingCard(ctx, meeting, 'Отменять нечего.');
  const desk = deskOf(ctx, deps);
  const gone: Meeting[] = [];
  for (const one of how === 'all' ? await restOf(ctx, meeting) : [meeting])
    gone.push(await save(desk, callOff(await ctx.tx.meetings.lock(one.id))));
  await tellCancelled(desk, deps, gone, ctx.me.person.id);
  return meetingCard(
    ctx,
    gone[0] ?? meeting,
    gone.length > 1 ? `Отменено встреч: ${gone.length}. Все об этом узнают.` : 'Встреча отменена, об этом узнают все.',
  );
}

/** «Где и как»: the hour stays, everybody else is told the place. */
export const placeForm = (deps: MeetingsDeps) =>
  guided<Pick<Meeting, 'mode'> & { readonly place?: string | undefined }>('meet-place', 'anyone', async (ctx, id) => {
    const meeting = await decided(ctx, await ownMeeting(ctx, id));
    if (!isOpen(meeting)) throw new Refusal('stale');
    return {
      form: form('meet-place', 'Где и как', { immediate: true })
        .ask('mode', choice('Как?', meetingModeWords))
        .askIf(({ mode }) => mode !== 'phone', 'place', optional(placeQuestion)),
      send: async (inside, { mode, place }) => {
        const { place: _old, ...rest } = await lockedMeeting(inside, id);
        const desk = deskOf(inside, deps);
        const after = await save(desk, { ...rest, mode, ...(place ? { place } : {}) });
        await tellPlace(desk, after, inside.me.person.id);
        return meetingCard(inside, after, 'Записано, об этом узнают все.');
      },
    };
  });

export const placeQuestion = words('Где? Кабинет, адрес или ссылка. Можно пропустить.', { max: 200 });
