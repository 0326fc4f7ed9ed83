import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { sessionFor } from './access.ts';
import type { SessionsDeps } from './desk.ts';
import { themeOf, when } from './words.ts';

/** The file is made anew whenever it is asked for. */
const keptDays = 30;

/** The session for the presser's own calendar; of a cancelled one, what takes it away there. */
export const calendarActions = ({ papers }: SessionsDeps): readonly Action[] => [
  action('ses.ics', 'everyone', (ctx, session = '') => calendarScreen(ctx, papers, session), { below: true }),
];

async function calendarScreen(ctx: Context, papers: SessionsDeps['papers'], sessionId: string): Promise<Screen> {
  const session = await sessionFor(ctx, sessionId);
  const bytes = papers.ics(
    [
      {
        ...{
          uid: `session-${session.id}`,
          sequence: session.version,
          start: session.startsAt,
          minutes: session.minutes,
        },
        ...{ title: themeOf(session), place: session.place },
        ...(session.about ? { about: session.about } : {}),
        ...(session.status === 'cancelled' ? { cancelled: true as const } : {}),
      },
    ],
    ctx.now,
  );
  // No guest may keep files of an organisation; this one is the presser's own.
  const { id: file } = await ctx.tx.as({ as: 'system' }, () =>
    keepFile(ctx, { name: 'Встреча.ics', bytes, hasNames: false }, 24 * keptDays),
  );
  const words =
    session.status === 'cancelled'
      ? 'Откройте файл, и встреча уйдёт из календаря.'
      : `Откройте файл, и встреча встанет в календарь: ${when(session, ctx.me.organisation.settings.zone)}`;
  return { ...screen(words, [button('К встрече', 'ses.card', session.id)]), file };
}
