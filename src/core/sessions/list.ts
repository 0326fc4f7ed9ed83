import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { announcers, openAmong } from './access.ts';
import { lineOf } from './card.ts';
import { bookingOf, isIn, type Line, takesBookings } from './seats.ts';
import type { Session } from './session.ts';
import { brief, essence, seatWords, statusWords } from './words.ts';

/** With a button each and the buttons of the page that makes six rows. */
const perPage = 4;
/** Days for which what is over stays in the list of those who run or led it. */
const recent = 30;

export const listActions: readonly Action[] = [action('ses', 'everyone', (ctx, page = '0') => listScreen(ctx, page))];

/** Sessions that lie ahead and are open to the presser or theirs already; one tap books. */
async function listScreen(ctx: Context, at: string): Promise<Screen> {
  const page = pageOf(await sessionsOf(ctx), perPage, at);
  const { zone } = ctx.me.organisation.settings;
  const texts: Text[] = [];
  const buttons: Button[][] = [];
  for (const session of page.items) {
    const line = await lineOf(ctx, session);
    const experts = (await ctx.tx.experts.where({ sessionId: session.id })).map((one) => one.personId);
    const own = session.status === 'announced' ? seatWords(line) : statusWords[session.status];
    texts.push(lines('', essence(session, experts, zone), `${own}${ownWords(ctx, line)}`));
    buttons.push([buttonFor(ctx, line, experts, brief(session, zone))]);
  }
  return screen(
    lines(
      'Встречи с экспертами',
      ...(texts.length > 0 ? texts : ['', 'Впереди встреч нет. Когда объявят новую, бот напишет.']),
    ),
    ...buttons,
    page.count > 1 ? [button(`Ещё (${page.at + 1} из ${page.count})`, 'ses', String(page.at + 1))] : [],
    [...(holds(ctx.me, ...announcers) ? [button('Объявить', 'ses.new')] : []), button('Меню', 'menu')],
  );
}

async function sessionsOf(ctx: Context): Promise<readonly Session[]> {
  const { tx, me, now } = ctx;
  const led = (await tx.experts.where({ personId: me.person.id })).map((one) => one.sessionId);
  const booked = (await tx.bookings.where({ personId: me.person.id })).filter(isIn).map((one) => one.sessionId);
  const coming = await tx.sessions.ahead(now);
  const open = new Set(await openAmong(ctx, coming));
  const ahead = coming.filter((one) => led.includes(one.id) || booked.includes(one.id) || open.has(one));
  const past = (await tx.sessions.where({ organisationId: me.organisation.id })).filter((one) => isMine(ctx, one, led));
  return [...ahead, ...past.sort((a, b) => Temporal.Instant.compare(b.startsAt, a.startsAt))];
}

/** Drafts of the presser's own, and what was over lately for those who led or run it. */
const isMine = ({ me, now }: Context, session: Session, led: readonly string[]): boolean =>
  session.status === 'draft'
    ? session.createdBy === me.person.id
    : session.status === 'over' &&
      (led.includes(session.id) || holds(me, 'curator', 'municipal') || session.createdBy === me.person.id) &&
      Temporal.Instant.compare(session.startsAt, now.subtract({ hours: 24 * recent })) > 0;

const ownWords = ({ me }: Context, line: Line): string => {
  const own = bookingOf(line, me.person.id);
  if (line.session.status !== 'announced' || !own) return '';
  return own.status === 'seated'
    ? ' · место за вами'
    : own.status === 'left' || own.status === 'lapsed'
      ? ''
      : ' · вы в очереди';
};

function buttonFor({ me, now }: Context, line: Line, experts: readonly string[], label: string): Button {
  const { session } = line;
  const own = bookingOf(line, me.person.id);
  const free = !(own && isIn(own)) && !experts.includes(me.person.id) && takesBookings(session, now);
  return free ? button(`Записаться: ${label}`, 'ses.book', session.id) : button(label, 'ses.card', session.id);
}
