import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, namedAll, say, type Text } from '#core/kernel/text.ts';
import { isPast } from '#core/kernel/time.ts';
import { asSystem, ledFor, sessionFor } from './access.ts';
import { lineOf, sessionCard } from './card.ts';
import { hold } from './desk.ts';
import { endOf } from './moments.ts';
import { guestsOf, keepRounds, routeWords, tablesOf } from './rounds-desk.ts';
import { begun, type RoundsPlan, tableFor } from './rounds-plan.ts';
import { roundWords } from './rounds-words.ts';
import { isIn } from './seats.ts';
import type { Booking, Expert, Session } from './session.ts';
import { themeOf, when } from './words.ts';

export const roundsActions: readonly Action[] = [
  action('ses.rounds', 'anyone', (ctx, session = '', page = '0') => roundsScreen(ctx, session, page)),
  action('ses.absent', 'anyone', (ctx, session = '', page = '0') => absentScreen(ctx, session, page)),
  action('ses.away', 'anyone', (ctx, place = '', page = '0') => toggle(ctx, place, page)),
  action('ses.redo', 'anyone', (ctx, session = '') => rebuild(ctx, session)),
  action('ses.table', 'anyone', (ctx, session = '', seats = '') => setTable(ctx, session, Number(seats))),
  action('ses.route', 'everyone', (ctx, session = '') => routeScreen(ctx, session)),
];

export interface Seen {
  readonly session: Session;
  readonly plan: RoundsPlan;
  readonly experts: readonly Expert[];
  readonly guests: readonly Booking[];
}

/** The plan for somebody who leads or runs the session; undefined while it has none. Throws not-found, not-yours. */
export async function planFor(ctx: Context, sessionId: string): Promise<Seen | undefined> {
  const session = await ledFor(ctx, sessionId);
  return session.plan && { session, plan: session.plan, ...(await companyOf(ctx, session)) };
}

const companyOf = async (ctx: Context, session: Session): Promise<Pick<Seen, 'experts' | 'guests'>> =>
  asSystem(ctx, async () => ({
    experts: await tablesOf(ctx, session),
    guests: guestsOf(await lineOf(ctx, session)),
  }));

/** People in a round's table take most of a message. */
const peopleOnPage = 45;

/** Who sits with whom, round by round. */
async function roundsScreen(ctx: Context, sessionId: string, at: string, note?: string): Promise<Screen> {
  const seen = await planFor(ctx, sessionId);
  if (!seen) return notYet(ctx, sessionId);
  const { session, plan } = seen;
  const { zone } = ctx.me.organisation.settings;
  const page = pageOf(pages(seen, zone), 1, at);
  const isOpen = session.status === 'announced' && !isPast(endOf(session), ctx.now);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      `Раунды: ${themeOf(session)}`,
      `Когда: ${when(session, zone)}`,
      `Раундов: ${plan.rounds.length}, минут в каждом: ${session.roundMinutes ?? 0}`,
      ...(plan.absent.length > 0 ? [`Нет на месте: ${plan.absent.length}`] : []),
      ...page.items.flat(),
    ),
    page.count > 1
      ? [button(`Ещё (${page.at + 1} из ${page.count})`, 'ses.rounds', session.id, String(page.at + 1))]
      : [],
    isOpen ? [button('Кого-то нет', 'ses.absent', session.id, '0')] : [],
    isOpen ? tableButtons(ctx, seen) : [],
    [button('Печать (.docx)', 'ses.slips', session.id), button('К встрече', 'ses.card', session.id)],
  );
}

const notYet = async (ctx: Context, sessionId: string): Promise<Screen> => {
  const { signUpUntil, mode } = await ledFor(ctx, sessionId);
  const until = showMoment(signUpUntil, ctx.me.organisation.settings.zone);
  return sessionCard(
    ctx,
    sessionId,
    mode === 'rounds' ? `Раунды бот составит, когда закончится запись: ${until}` : 'Эта встреча без раундов.',
  );
};

/** Lines of rounds and tables, as many on a page as a message holds. */
function pages(seen: Seen, zone: string): readonly (readonly Text[])[] {
  const done: Text[][] = [[]];
  const count = { people: 0 };
  for (const [round] of seen.plan.rounds.entries())
    for (const { text, people } of tablesIn(seen, round, zone)) {
      if (count.people > 0 && count.people + people > peopleOnPage) {
        done.push([]);
        count.people = 0;
      }
      done.at(-1)?.push(text);
      count.people += people;
    }
  return done;
}

function tablesIn({ session, plan, experts, guests }: Seen, round: number, zone: string) {
  const seats = plan.rounds[round] ?? [];
  const sitting = (expert: Expert) =>
    guests.filter(({ id }) => seats.some((one) => one.participant === id && one.expert === expert.id));
  const free = guests.filter(
    ({ id }) => !plan.absent.includes(id) && seats.every(({ participant }) => participant !== id),
  );
  const people = (all: readonly Booking[]) => namedAll(all.map(({ personId }) => personId));
  return [
    { text: lines('', roundWords(session, round, zone)), people: 0 },
    ...experts
      .map((expert, index) => ({ expert, index, at: sitting(expert) }))
      .filter(({ at }) => at.length > 0)
      .map(({ expert, index, at }) => ({
        text: say`Стол ${index + 1}, ${namedAll([expert.personId])}: ${people(at)}`,
        people: at.length + 1,
      })),
    ...(free.length > 0 ? [{ text: say`Свободны: ${people(free)}`, people: free.length }] : []),
  ];
}

/** As few at a table as leads to free rounds, up to as many as leaves nobody free; before the first round only. */
function tableButtons(ctx: Context, { session, plan, experts, guests }: Seen): readonly Button[] {
  if (begun(session, ctx.now) > 0) return [];
  const most = tableFor(guests.length, experts.length);
  const now = plan.table ?? most;
  return [...new Set([1, 2, 3, most])]
    .filter((seats) => seats <= most && seats !== now)
    .slice(-2)
    .map((seats) => button(`За столом: по ${seats}`, 'ses.table', session.id, String(seats)));
}

const perPage = 6;

/** Who has not come; nothing is changed and nobody told before «Перестроить». */
async function absentScreen(ctx: Context, sessionId: string, at: string): Promise<Screen> {
  const seen = await planFor(ctx, sessionId);
  if (!seen) return notYet(ctx, sessionId);
  const { session, plan, experts, guests } = seen;
  const page = pageOf([...experts, ...guests], perPage, at);
  return screen(
    lines(
      `Кого нет: ${themeOf(session)}`,
      'Нажмите на тех, кто не пришёл, потом «Перестроить». Прошедшие раунды не изменятся, остальным придут новые.',
    ),
    ...inPairs(
      page.items.map((one) =>
        button(
          say`${plan.absent.includes(one.id) ? 'Нет: ' : '✓ '}${namedAll([one.personId])}`,
          'ses.away',
          one.id,
          String(page.at),
        ),
      ),
    ),
    page.count > 1
      ? [button(`Ещё (${page.at + 1} из ${page.count})`, 'ses.absent', session.id, String(page.at + 1))]
      : [],
    [button('Перестроить', 'ses.redo', session.id), button('К раундам', 'ses.rounds', session.id, '0')],
  );
}

async function toggle(ctx: Context, place: string, page: string): Promise<Screen> {
  const { sessionId } =
    (await ctx.tx.bookings.find(id<'booking'>(place))) ?? (await ctx.tx.experts.get(id<'expert'>(place)));
  const seen = await planFor(ctx, sessionId);
  if (!seen) throw new Refusal('stale');
  await change(ctx, seen.session, (plan) => ({
    ...plan,
    absent: plan.absent.includes(place) ? plan.absent.filter((one) => one !== place) : [...plan.absent, place],
  }));
  return absentScreen(ctx, sessionId, page);
}

async function rebuild(ctx: Context, sessionId: string): Promise<Screen> {
  const session = await ledFor(ctx, sessionId);
  const isOther = await asSystem(ctx, async () => {
    const line = await hold(ctx, session.id);
    return (await keepRounds(ctx, line)).plan?.version !== line.session.plan?.version;
  });
  const note = 'Раунды перестроены. Все, у кого что-то изменилось, узнают об этом.';
  return roundsScreen(ctx, session.id, '0', isOther ? note : 'Ничего не изменилось.');
}

async function setTable(ctx: Context, sessionId: string, seats: number): Promise<Screen> {
  const seen = await planFor(ctx, sessionId);
  if (!seen || !Number.isInteger(seats) || seats < 1 || begun(seen.session, ctx.now) > 0) throw new Refusal('stale');
  const table = Math.min(seats, tableFor(seen.guests.length, seen.experts.length));
  await change(ctx, seen.session, (plan) => ({ ...plan, table }));
  return rebuild(ctx, seen.session.id);
}

/** Writes the plan with the session held. Throws stale where the session is over. */
const change = (ctx: Context, seen: Session, to: (plan: RoundsPlan) => RoundsPlan): Promise<void> =>
  asSystem(ctx, async () => {
    const { session } = await hold(ctx, seen.id);
    if (!session.plan || session.status !== 'announced' || isPast(endOf(session), ctx.now)) throw new Refusal('stale');
    await ctx.tx.sessions.put({ ...session, plan: to(session.plan) });
  });

/** The presser's own way through the session. */
async function routeScreen(ctx: Context, sessionId: string): Promise<Screen> {
  const session = await sessionFor(ctx, sessionId);
  const { experts, guests } = await companyOf(ctx, session);
  const own = [...experts, ...guests.filter(isIn)].find(({ personId }) => personId === ctx.me.person.id);
  if (!session.plan || !own) return sessionCard(ctx, session.id, 'Раундов для вас пока нет.');
  const { zone } = ctx.me.organisation.settings;
  return screen(routeWords(session, session.plan, { experts, guests }, own.id, zone), [
    button('К встрече', 'ses.card', session.id),
  ]);
}
