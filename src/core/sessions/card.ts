import type { Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { isPast } from '#core/kernel/time.ts';
import { asSystem, leads, runs, sessionFor } from './access.ts';
import { bookingOf, isIn, type Line, takesBookings, waiting } from './seats.ts';
import type { Session } from './session.ts';
import { essence, opennessWords, seatWords, statusWords } from './words.ts';

/** A session as its reader may see it, with what they can do about it now. */
export async function sessionCard(ctx: Context, sessionId: string, note?: Text | string): Promise<Screen> {
  const session = await sessionFor(ctx, sessionId);
  const line = await lineOf(ctx, session);
  const isLeading = await leads(ctx, session);
  const { zone } = ctx.me.organisation.settings;
  const own = standing(ctx, line);
  const people = (await ctx.tx.experts.where({ sessionId: session.id })).map((one) => one.personId);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      ...own.flatMap((words) => [words, '']),
      essence(session, people, zone),
      ...(session.about ? ['', cut(session.about, 1500)] : []),
      '',
      ...(session.status === 'announced' ? seatLines(ctx, line) : [statusWords[session.status]]),
      ...(session.mode === 'rounds' && session.roundMinutes
        ? [`Раундами, минут в каждом: ${session.roundMinutes}`]
        : []),
      ...(runs(ctx, session) ? [opennessWords[session.openTo]] : []),
    ),
    ownButtons(ctx, line, isLeading),
    roundButtons(ctx, line, isLeading),
    ...leadButtons(ctx, session, isLeading),
    [button('Все встречи', 'ses', '0')],
  );
}

/** Until when one can sign up is of no use to whoever is in it. */
function seatLines({ me }: Context, line: Line): readonly string[] {
  const own = bookingOf(line, me.person.id);
  const until = `запись до: ${showMoment(line.session.signUpUntil, me.organisation.settings.zone)}`;
  return [own && isIn(own) ? seatWords(line) : `${seatWords(line)} · ${until}`];
}

/** Everybody's places, for counting them: a person sees but their own. */
export const lineOf = async (ctx: Context, session: Session): Promise<Line> => ({
  session,
  bookings: await asSystem(ctx, () => ctx.tx.bookings.where({ sessionId: session.id })),
});

/** Where the reader stands in it. */
function standing(ctx: Context, line: Line): readonly string[] {
  const own = bookingOf(line, ctx.me.person.id);
  if (!own || line.session.status === 'cancelled') return [];
  const { zone } = ctx.me.organisation.settings;
  switch (own.status) {
    case 'seated':
      return line.session.status === 'announced' ? ['Место за вами.'] : [];
    case 'waiting':
      return [`Вы в очереди, место в ней: ${waiting(line).indexOf(own) + 1}. Бот напишет, когда освободится место.`];
    case 'offered':
      return own.offeredUntil ? [`Для вас есть место. Ответить нужно до: ${showMoment(own.offeredUntil, zone)}`] : [];
    case 'left':
    case 'lapsed':
      return [];
    default:
      return own.status satisfies never;
  }
}

function ownButtons(ctx: Context, line: Line, isLeading: boolean): readonly Button[] {
  const { session } = line;
  const own = bookingOf(line, ctx.me.person.id);
  if (session.status !== 'announced' || isPast(session.startsAt, ctx.now)) return [];
  const calendar = button('В календарь', 'ses.ics', session.id);
  if (own && isIn(own)) {
    const give = button(own.status === 'waiting' ? 'Выйти из очереди' : 'Отменить запись', 'ses.leave', session.id);
    return own.status === 'offered' ? [button('Занять место', 'ses.take', session.id), give] : [calendar, give];
  }
  if (isLeading) return [calendar];
  return takesBookings(session, ctx.now) ? [button('Записаться', 'ses.book', session.id)] : [];
}

/** A session of rounds: one's own way through it, and all of them for those who lead or run it. */
function roundButtons(ctx: Context, line: Line, isLeading: boolean): readonly Button[] {
  const { session } = line;
  if (session.status !== 'announced' || session.mode !== 'rounds') return [];
  const comes = isLeading || bookingOf(line, ctx.me.person.id)?.status === 'seated';
  return [
    ...(session.plan && comes ? [button('Мои раунды', 'ses.route', session.id)] : []),
    ...(isLeading || runs(ctx, session) ? [button('Раунды', 'ses.rounds', session.id, '0')] : []),
  ];
}

/** Of those who lead it and those who run it. */
function leadButtons(ctx: Context, session: Session, isLeading: boolean): readonly (readonly Button[])[] {
  const running = runs(ctx, session);
  if (!running && !isLeading) return [];
  const { id } = session;
  switch (session.status) {
    case 'draft':
      return [
        [button('Объявить', 'ses.go', id)],
        [button('Изменить', 'ses.edit', id), button('Удалить черновик', 'ses.cancel', id)],
      ];
    case 'announced':
      return [
        [
          button('Кто записан', 'ses.people', id, '0'),
          ...(running ? [button('Ссылка для плаката', 'ses.link', id)] : []),
        ],
        ...(running ? [[button('Изменить', 'ses.edit', id), button('Отменить встречу', 'ses.cancel', id)]] : []),
      ];
    case 'over':
      return [[button('Кто пришёл', 'ses.mark', id, '0'), ...(running ? [button('Итоги', 'ses.sum', id)] : [])]];
    case 'cancelled':
      return [];
    default:
      return session.status satisfies never;
  }
}
