import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { askedHelp, ownHelp, waitsForAnswer } from './access.ts';
import { askers, sendOut } from './ask-form.ts';
import { climb } from './climb.ts';
import { close, reopen } from './close.ts';
import { type HelpDeps, onLadder } from './desk.ts';
import type { HelpOutcome, HelpRequest } from './help.ts';
import { remember, statusScreen } from './shown.ts';
import { callButton } from './talk.ts';
import { areaOf, askScreen, takenByOther } from './words.ts';

/** What the asker presses: where it is, on, back, and how it ended. */
export const askerActions = (deps: HelpDeps): readonly Action[] => [
  action('help.home', 'anyone', (ctx) => homeScreen(ctx)),
  action('help.new', askers, (ctx) => ctx.fill('help-ask', 'new')),
  action('help.see', 'anyone', (ctx, helpId = '') => see(ctx, helpId)),
  action('help.up', 'anyone', async (ctx, helpId = '', rung = '') =>
    acting(ctx, deps, helpId, (request) => request.status === 'open' && request.rung === rung, climb),
  ),
  action('help.drop', 'anyone', async (ctx, helpId = '') =>
    acting(
      ctx,
      deps,
      helpId,
      ({ status }) => status === 'open',
      (desk, request) => close(desk, request),
    ),
  ),
  action('help.ask', 'anyone', (ctx, helpId = '') => askAnyway(ctx, deps, helpId)),
  action('help.found', 'anyone', (ctx, helpId = '', card = '') => found(ctx, deps, helpId, card)),
  action('help.mark', 'anyone', (ctx, helpId = '', outcome = '') => mark(ctx, deps, helpId, outcome)),
  action('help.again', 'anyone', async (ctx, helpId = '') =>
    acting(
      ctx,
      deps,
      helpId,
      ({ status, outcome, text, attachments }) =>
        status === 'closed' &&
        (outcome === 'partly' || outcome === 'silence') &&
        (text !== '' || attachments.length > 0),
      reopen,
    ),
  ),
];

const active = ({ status }: HelpRequest): boolean => status !== 'closed';
const most = 5;

/** What goes on, asked or answered; where nothing does, a new request begins. */
async function homeScreen(ctx: Context): Promise<Screen> {
  const { tx, me } = ctx;
  const own = (await tx.helps.where({ organisationId: me.organisation.id, personId: me.person.id })).filter(active);
  const given = [
    ...(await tx.helps.where({ helperId: me.person.id })),
    ...(await tx.helps.where({ colleagueId: me.person.id })),
  ].filter(active);
  if (own.length + given.length === 0)
    return holds(me, ...askers)
      ? ctx.fill('help-ask', 'new')
      : screen('Сейчас вы никому не помогаете.', [button('Меню', 'menu')]);
  const one = (request: HelpRequest, label: string) => [button(label, 'help.see', request.id)];
  return screen(
    lines('Просьбы о помощи', `Ваших: ${own.length}. Вы помогаете: ${given.length}`),
    ...own.slice(0, 3).map((request) => one(request, `Ваша: ${areaOf(request)}`)),
    ...given
      .slice(0, most - Math.min(3, own.length))
      .map((request) => one(request, `Вы помогаете: ${areaOf(request)}`)),
    holds(me, ...askers) ? [button('Новая просьба', 'help.new')] : [],
  );
}

/** The asker's own screen, or the conversation as the helper has it. */
async function see(ctx: Context, helpId: string): Promise<Screen> {
  const { tx, me } = ctx;
  const [found] = await tx.helps.where({ id: helpId as HelpRequest['id'] });
  if (!found) throw new Refusal('not-found');
  if (found.personId !== me.person.id) return askedScreen(ctx, found);
  const own = remember(ctx, await ownHelp(ctx, helpId, 'hold'));
  await tx.helps.put(own);
  return statusScreen(own, me.organisation.settings.zone);
}

async function askedScreen(ctx: Context, found: HelpRequest): Promise<Screen> {
  const { request, offer } = await askedHelp(ctx, found.id);
  if (waitsForAnswer(request, offer)) return askScreen(request, offer.rung);
  return [request.helperId, request.colleagueId].includes(ctx.me.person.id)
    ? helperScreen(ctx, request)
    : takenByOther(request);
}

function helperScreen(ctx: Context, request: HelpRequest): Screen {
  if (request.status !== 'taken') return screen('Этот разговор закончен. Спасибо за помощь.', [button('Меню', 'menu')]);
  return screen(
    lines(
      say`Вы помогаете: ${named(request.personId)}`,
      areaOf(request),
      ...(request.text === '' ? [] : ['', request.text]),
    ),
    [button('Написать', 'help.talk', request.id), ...callButton(request, ctx.me.person.id)],
    [button('Меню', 'menu')],
  );
}

/** Does it where the request is still as the button was made for; a late press only shows where it is. */
async function acting(
  ctx: Context,
  deps: HelpDeps,
  helpId: string,
  still: (request: HelpRequest) => boolean,
  work: (desk: Parameters<Parameters<typeof onLadder>[3]>[0], request: HelpRequest) => Promise<HelpRequest>,
): Promise<Screen> {
  const request = await ownHelp(ctx, helpId, 'hold');
  const zone = ctx.me.organisation.settings.zone;
  if (!still(request)) return statusScreen(request, zone);
  const { shown: _edited, ...fresh } = request;
  const after = await onLadder(ctx, deps, request, async (desk) => {
    const done = remember(ctx, await work(desk, fresh));
    await desk.tx.helps.put(done);
    return done;
  });
  return statusScreen(after, zone);
}

/** A card of the library was offered, and the asker wants a person. */
async function askAnyway(ctx: Context, deps: HelpDeps, helpId: string): Promise<Screen> {
  const request = await ownHelp(ctx, helpId, 'hold');
  return (await isUnasked(ctx, request))
    ? sendOut(ctx, deps, remember(ctx, request))
    : statusScreen(request, ctx.me.organisation.settings.zone);
}

/** A card of the library was enough: nobody is asked. */
async function found(ctx: Context, deps: HelpDeps, helpId: string, card: string): Promise<Screen> {
  const request = await ownHelp(ctx, helpId, 'hold');
  if (!(await isUnasked(ctx, request))) return statusScreen(request, ctx.me.organisation.settings.zone);
  await deps.practices.helped(ctx, card);
  return acting(ctx, deps, helpId, active, (desk, held) => close(desk, held, 'helped'));
}

const isUnasked = async ({ tx }: Context, { id: helpId, status }: HelpRequest): Promise<boolean> =>
  status === 'open' && (await tx.as({ as: 'system' }, () => tx.helpOffers.where({ helpId }))).length === 0;

const outcomes: readonly HelpOutcome[] = ['helped', 'partly', 'no'];

/** «Нет» goes on to the next rung with the same words; «Частично» asks whether to. */
async function mark(ctx: Context, deps: HelpDeps, helpId: string, said: string): Promise<Screen> {
  const outcome = outcomes.find((one) => one === said);
  if (!outcome) throw new Refusal('stale');
  const request = await ownHelp(ctx, helpId, 'hold');
  const shown = await acting(
    ctx,
    deps,
    helpId,
    ({ status }) => status === 'taken',
    (desk, held) => (outcome === 'no' ? reopen(desk, held) : close(desk, held, outcome)),
  );
  if (outcome === 'helped' && request.status === 'taken') await deps.practices.solved(ctx, request);
  return shown;
}
