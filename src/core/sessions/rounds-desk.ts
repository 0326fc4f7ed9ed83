import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, namedAll, say, type Text } from '#core/kernel/text.ts';
import { isPast, type Zone } from '#core/kernel/time.ts';
import { keyOf, tellOne } from './desk.ts';
import { endOf } from './moments.ts';
import type { Seating } from './rounds.ts';
import { changedPlaces, type RoundsPlan, replan, roundsIn, routeOf } from './rounds-plan.ts';
import { roundWords } from './rounds-words.ts';
import { type Line, seated } from './seats.ts';
import type { Booking, Expert, Session } from './session.ts';
import { themeOf, when } from './words.ts';

type Desk = Pick<Context, 'tx' | 'now'>;

/** Experts in the order of their tables. */
export const tablesOf = async ({ tx }: Pick<Context, 'tx'>, { id: sessionId }: Session): Promise<readonly Expert[]> =>
  [...(await tx.experts.where({ sessionId }))].sort((a, b) => (a.id < b.id ? -1 : 1));

/** In the order of their arrival. */
export const guestsOf = (line: Pick<Line, 'bookings'>): readonly Booking[] =>
  [...seated(line)].sort((a, b) => a.line - b.line);

/** Once signing up has ended, and until the session has. */
const isTime = ({ mode, status, signUpUntil, plan, ...times }: Session, { now }: Desk): boolean =>
  mode === 'rounds' &&
  status === 'announced' &&
  roundsIn(times) > 0 &&
  !isPast(endOf(times), now) &&
  (plan !== undefined || isPast(signUpUntil, now) || isPast(times.startsAt, now));

/**
 * Makes the rounds of a session, or changes them to those who are there now, and tells everybody whose route is another one.
 * As the system, with the session held. Nothing happens while people still sign up, or where nothing changes.
 */
export async function keepRounds(desk: Desk, line: Line): Promise<Session> {
  const { session } = line;
  const experts = await tablesOf(desk, session);
  const guests = guestsOf(line);
  if (!isTime(session, desk) || experts.length === 0 || guests.length === 0) return session;
  const met = await metBefore(desk, session, experts, guests);
  const company = { guests: guests.map(({ id }) => id), experts: experts.map(({ id }) => id), met };
  const plan = replan(session, company, desk.now, session.plan);
  const places = changedPlaces([...company.guests, ...company.experts], session.plan, plan);
  if (places.length === 0) return session;
  const kept: Session = { ...session, plan: { ...plan, version: plan.version + 1 } };
  await desk.tx.sessions.put(kept);
  await tellRoutes(desk, kept, { experts, guests, places, isFirst: session.plan === undefined });
  return kept;
}

/** Pairs of places whose people met at a session that is over: at a table of its rounds, or all of them where it had none. */
async function metBefore(
  { tx }: Desk,
  session: Session,
  experts: readonly Expert[],
  guests: readonly Booking[],
): Promise<readonly Seating[]> {
  const led = (
    await tx.experts.among(
      'personId',
      experts.map(({ personId }) => personId),
    )
  ).filter((one) => one.sessionId !== session.id);
  const over = (await tx.sessions.among('id', [...new Set(led.map(({ sessionId }) => sessionId))])).filter(
    (one) => one.status === 'over',
  );
  const visits = await tx.bookings.among(
    'sessionId',
    over.map(({ id }) => id),
  );
  return led.flatMap((then) => {
    const earlier = over.find(({ id }) => id === then.sessionId);
    const expert = experts.find(({ personId }) => personId === then.personId);
    if (!earlier || !expert) return [];
    const there = visits.filter((one) => one.sessionId === earlier.id && satWith(earlier.plan, one, then));
    return guests
      .filter(({ personId }) => there.some((one) => one.personId === personId))
      .map(({ id }) => ({ participant: id, expert: expert.id }));
  });
}

const satWith = (plan: RoundsPlan | undefined, visit: Booking, expert: Expert): boolean =>
  visit.status === 'seated' &&
  visit.attended !== 'no' &&
  (!plan || plan.rounds.flat().some((one) => one.participant === visit.id && one.expert === expert.id));

interface Concerned {
  readonly experts: readonly Expert[];
  readonly guests: readonly Booking[];
  readonly places: readonly string[];
  readonly isFirst: boolean;
}

async function tellRoutes(
  desk: Desk,
  session: Session,
  { experts, guests, places, isFirst }: Concerned,
): Promise<void> {
  const { organisationId, plan } = session;
  if (!plan) return;
  const head = isFirst ? 'Раунды составлены' : 'Раунды изменились';
  const leaders = experts.map(({ id, personId }) => ({ id, personId, homeId: organisationId }));
  for (const one of [...guests, ...leaders].filter(({ id }) => places.includes(id))) {
    await desk.tx.outbox.drop(`${keyOf(session, one.personId)}:rounds:`);
    const words = (of: Session, zone: Zone): Screen =>
      screen(lines(head, '', routeWords(of, plan, { experts, guests }, one.id, zone)), [
        button('Открыть', 'ses.card', of.id),
      ]);
    await tellOne(desk, session, one, `rounds:${plan.version}`, words, endOf(session));
  }
  const organiser = { personId: session.createdBy, homeId: organisationId };
  if (isFirst && experts.every(({ personId }) => personId !== organiser.personId))
    await tellOne(desk, session, organiser, 'rounds:ready', (of, zone) =>
      screen(lines(head, themeOf(of), `Когда: ${when(of, zone)}`), [button('Раунды', 'ses.rounds', of.id, '0')]),
    );
}

/** Somebody's own way through the session: a participant's tables, or whom an expert's table receives. */
export function routeWords(
  session: Session,
  plan: RoundsPlan,
  { experts, guests }: Pick<Concerned, 'experts' | 'guests'>,
  place: string,
  zone: Zone,
): Text {
  const table = experts.findIndex(({ id }) => id === place);
  const people = new Map<string, Id<'person'>>([...experts, ...guests].map(({ id, personId }) => [id, personId]));
  return lines(
    `Ваши раунды: ${themeOf(session)}`,
    `Когда: ${when(session, zone)}`,
    ...(table >= 0 ? [`Ваш стол: ${table + 1}`] : []),
    ...routeOf(plan, place).map((met, round) => {
      const who = met.flatMap((one) => people.get(one) ?? []);
      const where = experts.findIndex(({ id }) => id === met[0]);
      const seat = table >= 0 || who.length === 0 ? [] : [`стол ${where + 1}, `];
      return say`${roundWords(session, round, zone)}: ${[...seat, ...(who.length === 0 ? ['свободно'] : namedAll(who))]}`;
    }),
  );
}
