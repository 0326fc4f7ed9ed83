import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isPast } from '#core/kernel/time.ts';
import { channelWords } from '#core/people/channel-words.ts';
import { announcers, asSystem, runFor } from './access.ts';
import { aboutOf } from './announcement-check.ts';
import { audienceOf } from './audience.ts';
import { sessionCard } from './card.ts';
import { deskOf, hold, keyOf, type SessionsDeps, settle, tellOne } from './desk.ts';
import { announcement, cancelled, youLead } from './letters.ts';
import { payloadOf } from './link.ts';
import { isIn } from './seats.ts';
import type { Session } from './session.ts';
import { themeOf } from './words.ts';

export const announceActions = (deps: SessionsDeps): readonly Action[] => [
  action('ses.new', announcers, (ctx) => ctx.fill('session', ctx.me.organisation.id)),
  action('ses.edit', announcers, async (ctx, session = '') => ctx.fill('session', (await runFor(ctx, session)).id)),
  action('ses.go', announcers, (ctx, session = '') => announce(ctx, deps, session)),
  action('ses.cancel', announcers, (ctx, session = '') => cancelQuestion(ctx, session)),
  action('ses.cancelled', announcers, (ctx, session = '') => cancel(ctx, deps, session)),
  action('ses.link', announcers, (ctx, session = '') => linkScreen(ctx, session)),
];

/** Those concerned hear of it, each with one button that takes the seat. Pressed twice it changes nothing. */
async function announce(ctx: Context, deps: SessionsDeps, sessionId: string): Promise<Screen> {
  const { id } = await runFor(ctx, sessionId);
  const told = await asSystem(ctx, async () => {
    const before = await hold(ctx, id);
    const { session } = before;
    if (session.status !== 'draft') return undefined;
    if (isPast(session.startsAt, ctx.now)) throw new Refusal('session-in-the-past');
    // A session that is near enough takes people up to its beginning.
    const signUpUntil = isPast(session.signUpUntil, ctx.now) ? session.startsAt : session.signUpUntil;
    const announced: Session = { ...session, status: 'announced', signUpUntil };
    await settle(await deskOf(ctx, deps, announced), before, { ...before, session: announced });
    return tellAll(ctx, announced);
  });
  return sessionCard(ctx, id, told === undefined ? undefined : `Объявлено. Приглашений: ${told}`);
}

/** Returns how many were told, without those who lead it. */
async function tellAll(ctx: Context, session: Session): Promise<number> {
  const experts = (await ctx.tx.experts.where({ sessionId: session.id })).map((one) => one.personId);
  for (const personId of experts.filter((one) => one !== ctx.me.person.id))
    await tellOne(ctx, session, { personId, homeId: session.organisationId }, 'lead', youLead);
  const people = await audienceOf(ctx, session, [...experts, ctx.me.person.id]);
  const letter = announcement(experts);
  await ctx.tx.outbox.post(
    ...people.map(({ personId, homeId, zone }) => ({
      ...{ key: `${keyOf(session, personId)}:announced`, lane: 'broadcast' as const, to: { person: personId } },
      ...{ organisationId: homeId, screen: letter(session, zone) },
      ...{ expiresAt: session.signUpUntil, about: aboutOf(session) },
    })),
  );
  return people.length;
}

async function cancelQuestion(ctx: Context, sessionId: string): Promise<Screen> {
  const session = await runFor(ctx, sessionId);
  if (session.status === 'cancelled' || session.status === 'over') return sessionCard(ctx, session.id);
  const isDraft = session.status === 'draft';
  return screen(
    lines(
      `${isDraft ? 'Удалить черновик' : 'Отменить встречу'}? ${themeOf(session)}`,
      ...(isDraft ? [] : ['Все, кто записан и кто ведёт, сразу узнают об этом.']),
    ),
    [button(isDraft ? 'Удалить' : 'Отменить встречу', 'ses.cancelled', session.id)],
    [button('Оставить', 'ses.card', session.id)],
  );
}

async function cancel(ctx: Context, deps: SessionsDeps, sessionId: string): Promise<Screen> {
  const { id, status } = await runFor(ctx, sessionId);
  if (status === 'draft') {
    await ctx.tx.sessions.remove({ id });
    return screen('Черновик удалён.', [button('Все встречи', 'ses', '0')]);
  }
  await asSystem(ctx, async () => {
    const before = await hold(ctx, id);
    if (before.session.status !== 'announced' || isPast(before.session.startsAt, ctx.now)) return;
    // The calendar takes an entry away only for a higher number.
    const session: Session = { ...before.session, status: 'cancelled', version: before.session.version + 1 };
    await settle(await deskOf(ctx, deps, session), before, { ...before, session });
    await ctx.tx.outbox.drop(`${keyOf(session)}:`);
    const experts = await ctx.tx.experts.where({ sessionId: id });
    const leading = experts.map(({ personId }) => ({ personId, homeId: session.organisationId }));
    for (const one of [...leading, ...before.bookings.filter(isIn)].filter((all) => all.personId !== ctx.me.person.id))
      await tellOne(ctx, session, one, 'cancelled', cancelled);
  });
  return sessionCard(ctx, id);
}

/** For a poster, a class chat, a site: whoever opens it is asked for their name and consent, and has a seat. */
async function linkScreen(ctx: Context, sessionId: string): Promise<Screen> {
  const session = await runFor(ctx, sessionId);
  if (session.status !== 'announced') throw new Refusal('stale');
  const addresses = ctx.links.start(payloadOf(session));
  return screen(
    lines(
      `Ссылка на запись: ${themeOf(session)}`,
      ...addresses.map(({ channel, url }) => `${channelWords[channel]}: ${url}`),
      '',
      'Её можно переслать или напечатать. Кто ещё не в боте, назовёт имя, даст согласие и сразу получит место.',
    ),
    ...addresses.map(({ channel, url }) => [link(`Открыть в ${channelWords[channel]}`, url)]),
    [button('Плакат с QR-кодом', 'ses.poster', session.id), button('Назад', 'ses.card', session.id)],
  );
}
