import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { named, say } from '#core/kernel/text.ts';
import { askedHelp } from './access.ts';
import { join, stayOut } from './called.ts';
import { declined } from './climb.ts';
import { type HelpDeps, onLadder, tellAsker } from './desk.ts';
import type { HelpRequest } from './help.ts';
import { silenceAt } from './limits.ts';
import { refreshAsker } from './shown.ts';
import { talkScreen } from './talk.ts';
import { takenByOther } from './words.ts';

/** What those who are asked press. */
export const helperActions = (deps: HelpDeps): readonly Action[] => [
  action('help.take', 'anyone', (ctx, helpId = '') => take(ctx, deps, helpId)),
  action('help.no', 'anyone', (ctx, helpId = '') => decline(ctx, deps, helpId)),
];

/** The row is held: of many who press at once one gets it, and the others read that it is well. */
async function take(ctx: Context, deps: HelpDeps, helpId: string): Promise<Screen> {
  const { request, offer } = await askedHelp(ctx, helpId, 'hold');
  const me = ctx.me.person.id;
  if (isIn(request, me)) return talkScreen(ctx, deps, request);
  if (offer.rung === 'colleague' && request.status === 'taken') return join(ctx, deps, { request, offer });
  if (request.status !== 'open') return takenByOther(request);
  const taken: HelpRequest = {
    ...request,
    ...{ status: 'taken', helperId: me, helperHomeId: offer.organisationId, rung: offerRung(request, offer.rung) },
    ...{ takenAt: ctx.now, spokenAt: ctx.now, version: request.version + 1 },
  };
  await ctx.tx.helpOffers.put({ ...offer, answer: 'taken' });
  const after = await onLadder(ctx, deps, request, async (desk) => {
    const { settings } = desk.organisation;
    const waiting = { ...taken, wakeAt: silenceAt(settings, desk.isWorking, taken) };
    await desk.tx.helps.put(waiting);
    await refreshAsker(desk, waiting);
    const screenOfIt = screen(say`Вам поможет: ${named(me)}\nНажмите «Написать», и ваши слова уйдут в разговор.`, [
      button('Написать', 'help.talk', request.id),
    ]);
    await tellAsker(desk, waiting, `taken:${waiting.version}`, screenOfIt);
    return waiting;
  });
  return talkScreen(ctx, deps, after, 'Спасибо. Просьба за вами.');
}

const isIn = ({ status, helperId, colleagueId }: HelpRequest, me: HelpRequest['personId']): boolean =>
  status !== 'open' && (helperId === me || colleagueId === me);

/** Somebody asked earlier may take it after it went on: the rung is theirs again. */
const offerRung = ({ rung }: HelpRequest, own: HelpRequest['rung'] | 'colleague'): HelpRequest['rung'] =>
  own === 'colleague' ? rung : own;

async function decline(ctx: Context, deps: HelpDeps, helpId: string): Promise<Screen> {
  const { request, offer } = await askedHelp(ctx, helpId, 'hold');
  if (isIn(request, ctx.me.person.id)) return talkScreen(ctx, deps, request);
  if (offer.rung === 'colleague' && request.status === 'taken') return stayOut(ctx, deps, { request, offer });
  await ctx.tx.helpOffers.put({ ...offer, answer: 'declined' });
  if (request.status === 'open')
    await onLadder(ctx, deps, request, async (desk) => {
      const after = await declined(desk, request);
      if (after !== request) await desk.tx.helps.put(after);
    });
  return screen('Хорошо, спросим других. Спасибо, что ответили.', [button('Меню', 'menu')]);
}
