import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import { type AskedHelp, othersIn, ownHelp } from './access.ts';
import { type HelpDeps, type HelpDesk, onLadder, tellOne } from './desk.ts';
import type { HelpOffer, HelpRequest } from './help.ts';
import { homeOf } from './home.ts';
import { refreshAsker, remember, statusScreen } from './shown.ts';
import { talkScreen } from './talk.ts';
import { areaOf, askScreen, thirdScreen } from './words.ts';

/** What the asker answers when a third one is to be called. */
export const consentActions = (deps: HelpDeps): readonly Action[] => [
  action('help.third', 'anyone', (ctx, helpId = '') => third(ctx, helpId)),
  action('help.agree', 'anyone', (ctx, helpId = '', offerId = '', said = '') =>
    agree(ctx, deps, helpId, { offerId, yes: said === 'yes' }),
  ),
];

/** The question again, for whoever answers it later. */
async function third(ctx: Context, helpId: string): Promise<Screen> {
  const request = await ownHelp(ctx, helpId);
  const [offer] = await ctx.tx.helpOffers.where({ helpId: request.id, answer: 'consent' });
  return request.status === 'taken' && offer
    ? thirdScreen(request, offer)
    : statusScreen(request, ctx.me.organisation.settings.zone);
}

/** A «Нет» costs nothing and needs no reason; only after a «Да» does the third one hear of it. */
async function agree(
  ctx: Context,
  deps: HelpDeps,
  helpId: string,
  { offerId, yes }: { readonly offerId: string; readonly yes: boolean },
): Promise<Screen> {
  const request = await ownHelp(ctx, helpId, 'hold');
  const { zone } = ctx.me.organisation.settings;
  const [offer] = await ctx.tx.helpOffers.where({ id: id<'offer'>(offerId), helpId: request.id, answer: 'consent' });
  if (request.status !== 'taken' || !offer) return statusScreen(request, zone);
  const shown = remember(ctx, request);
  await ctx.tx.helps.put(shown);
  await onLadder(ctx, deps, request, (desk) => (yes ? invite(desk, request, offer) : spare(desk, request, offer)));
  const note = yes ? say`Спросили: ${named(offer.personId)}` : 'Хорошо, продолжайте вдвоём.';
  return statusScreen(shown, zone, note);
}

async function invite(desk: HelpDesk, request: HelpRequest, { answer: _consent, ...offer }: HelpOffer): Promise<void> {
  await desk.tx.helpOffers.put(offer);
  const to = { person: offer.personId, home: offer.organisationId, offer };
  await tellOne(desk, request, to, { key: `called:${offer.id}`, screen: askScreen(request, offer.rung) });
  await tellHelper(desk, request, `agreed:${offer.id}`, say`Согласие есть. Спросили: ${named(offer.personId)}`);
}

async function spare(desk: HelpDesk, request: HelpRequest, offer: HelpOffer): Promise<void> {
  await desk.tx.helpOffers.put({ ...offer, answer: 'declined' });
  await tellHelper(desk, request, `spared:${offer.id}`, ['Пока никого не зовём: продолжайте вдвоём.']);
}

async function tellHelper(desk: HelpDesk, request: HelpRequest, key: string, words: Text): Promise<void> {
  const { helperId: person, helperHomeId: home } = request;
  if (!person || !home) return;
  const told = screen(say`${areaOf(request)}. ${words}`, [button('Написать', 'help.talk', request.id)]);
  await tellOne(desk, request, { person, home }, { key, screen: told });
}

/** «Беру» of the one who was called: they come into the conversation, and whoever took it stays its helper. */
export async function join(ctx: Context, deps: HelpDeps, { request, offer }: AskedHelp): Promise<Screen> {
  const me = ctx.me.person.id;
  const joined: HelpRequest = { ...request, colleagueId: me, version: request.version + 1 };
  await ctx.tx.helpOffers.put({ ...offer, answer: 'taken' });
  await onLadder(ctx, deps, request, async (desk) => {
    await desk.tx.helps.put(joined);
    await refreshAsker(desk, joined);
    const told = screen(say`${areaOf(request)}. Теперь в разговоре: ${named(me)}`, [
      button('Написать', 'help.talk', request.id),
    ]);
    for (const person of othersIn(joined, me)) {
      const home = await homeOf(desk, joined, person);
      await tellOne(desk, joined, { person, home }, { key: `joined:${offer.id}`, screen: told });
    }
  });
  return talkScreen(ctx, deps, joined, 'Спасибо, что откликнулись.');
}

/** «Не сейчас» of the one who was called: the helper may call another. */
export async function stayOut(ctx: Context, deps: HelpDeps, { request, offer }: AskedHelp): Promise<Screen> {
  const me = ctx.me.person.id;
  await ctx.tx.helpOffers.put({ ...offer, answer: 'declined' });
  await onLadder(ctx, deps, request, (desk) =>
    tellHelper(desk, request, `out:${offer.id}`, say`Сейчас не может: ${named(me)}\nМожно позвать другого.`),
  );
  return screen('Хорошо. Спасибо, что ответили.', [button('Меню', 'menu')]);
}
