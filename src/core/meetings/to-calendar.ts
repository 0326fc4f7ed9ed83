import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { fullName } from '#core/people/full-name.ts';
import { ownMeeting, restOf } from './access.ts';
import { calendarFile } from './calendar-file.ts';
import type { MeetingsDeps } from './deps.ts';
import { deskOf } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { othersIn } from './words.ts';

/** «В календарь»: one meeting, or what is left of its schedule. Whoever took it is sent the change when it is moved or called off. */
export const calendarActions = (deps: MeetingsDeps): readonly Action[] => [
  action('m.ics', 'anyone', (ctx, id = '') => toCalendar(ctx, deps, id, 'one'), { below: true }),
  action('m.icsall', 'anyone', (ctx, id = '') => toCalendar(ctx, deps, id, 'all'), { below: true }),
];

async function toCalendar(ctx: Context, deps: MeetingsDeps, id: string, how: 'one' | 'all'): Promise<Screen> {
  const first = await ownMeeting(ctx, id);
  const meetings = how === 'all' ? await restOf(ctx, first) : [first];
  const owner = ctx.me.person.id;
  for (const one of meetings) await taken(ctx, await ctx.tx.meetings.lock(one.id));
  const file = await calendarFile(deskOf(ctx, deps), deps.papers, meetings, { owner, ...(await namesIn(ctx, first)) });
  return {
    ...screen('Откройте файл, и календарь предложит добавить встречу.', [
      button('Встречи', 'meets'),
      button('Меню', 'menu'),
    ]),
    file,
  };
}

async function taken({ tx, me }: Context, meeting: Meeting): Promise<void> {
  const { takenBy = [] } = meeting;
  if (!takenBy.includes(me.person.id)) await tx.meetings.put({ ...meeting, takenBy: [...takenBy, me.person.id] });
}

/** Where the school's rule lets this messenger carry names in full, the entry says with whom. */
async function namesIn({ tx, me, account }: Context, meeting: Meeting): Promise<{ readonly names?: string }> {
  if (me.organisation.settings.names[account.channel] !== 'full') return {};
  const people = await tx.people.among('id', othersIn(meeting, me.person.id));
  return { names: people.map(fullName).join(', ') };
}
