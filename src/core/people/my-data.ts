import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, link, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { channels } from '#core/kernel/ports.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { channelWords } from './channel-words.ts';
import { consentInForce, consentScreen, declinedScreen, giveConsent } from './consent.ts';
import { consentText, consentVersion } from './consent-text.ts';
import type { PeopleDeps } from './deps.ts';
import { accepted, notMe } from './door.ts';
import { eraseHere } from './erase.ts';
import { onward } from './guest.ts';
import { issue, linkMinutes } from './invite.ts';
import { keptScreen } from './kept-screen.ts';
import type { Person } from './person.ts';
import { ownRoleWords } from './role-words.ts';
import { isGuest } from './roles.ts';
import { showCode } from './secrets.ts';
import { unlinkButtons } from './unlink-buttons.ts';
import { withdrawnHere, withdrawQuestion } from './withdraw.ts';

/** Everybody's own data: consent, messengers, withdrawal. */
export const myActions = (deps: PeopleDeps): readonly Action[] => [
  action('me', 'everyone', (ctx) => myData(ctx)),
  action('me.link', 'everyone', (ctx) => secondMessenger(deps, ctx)),
  action('me.unlink', 'everyone', (ctx, account = '') => unlinkMine(ctx, account)),
  action(
    'in.yes',
    'everyone',
    (ctx, invitation = '', proof = '') => ctx.tx.as({ as: 'system' }, () => accepted(deps, ctx, invitation, proof)),
    { beforeConsent: true },
  ),
  action('in.no', 'everyone', async () => notMe(), { beforeConsent: true }),
  action('consent.read', 'everyone', (ctx) => readConsent(ctx), { beforeConsent: true }),
  action('consent.no', 'everyone', (ctx) => declined(ctx), { beforeConsent: true }),
  action('consent.give', 'everyone', (ctx, version = '') => give(deps, ctx, version), {
    beforeConsent: true,
    below: true,
  }),
  action('consent.withdraw', 'everyone', async () => withdrawQuestion('consent.withdraw.yes', 'me')),
  action('consent.withdraw.yes', 'everyone', (ctx) => withdrawnHere(ctx)),
  action('me.kept', 'everyone', async () => keptScreen()),
];

async function myData(ctx: Context): Promise<Screen> {
  const { person, organisation, roles } = ctx.me;
  const consent = await consentInForce(ctx.tx, person.id, organisation.id);
  const accounts = await ctx.tx.accounts.where({ personId: person.id });
  const others = accounts.filter((account) => account.id !== ctx.account.id);
  const day = consent && dayIn(organisation.settings.zone, consent.givenAt);
  return screen(
    lines(
      say`${named(person.id)}`,
      organisation.name,
      `Роли: ${roles.map((role) => ownRoleWords[role]).join(', ')}`,
      `Мессенджеры: ${accounts.map((account) => channelWords[account.channel]).join(', ')}`,
      ...(consent && day ? [`Согласие на обработку данных: ${showDay(day)}, ${channelWords[consent.channel]}`] : []),
    ),
    ...(accounts.length < channels.length ? [[button('Подключить второй мессенджер', 'me.link')]] : []),
    unlinkButtons(others, 'me.unlink'),
    roles.includes('mentor') ? [eveningButton(person)] : [],
    [button('Согласия', 'agree.all'), button('Отозвать согласие', 'consent.withdraw')],
    [button('Сроки хранения', 'me.kept'), button('Меню', 'menu')],
  );
}

/** Whoever helps says whether urgent requests may come in the evening. */
const eveningButton = ({ evenings }: Person): Button =>
  evenings
    ? button('Вечером срочное не присылать', 'help.late', 'off')
    : button('Срочные просьбы: и вечером', 'help.late', 'on');

async function secondMessenger(deps: PeopleDeps, ctx: Context): Promise<Screen> {
  const { token, code } = await issue(ctx, deps.secrets, {
    organisationId: ctx.me.organisation.id,
    personId: ctx.me.person.id,
    purpose: 'link',
  });
  const elsewhere = ctx.links.start(token).filter((one) => one.channel !== ctx.account.channel);
  return screen(
    lines(
      `Откройте бота в другом мессенджере по ссылке или отправьте ему там код: ${showCode(code)}`,
      '',
      `Код одноразовый, действует ${linkMinutes} минут. Никому его не передавайте.`,
    ),
    ...elsewhere.map((one) => [link(`Открыть в ${channelWords[one.channel]}`, one.url)]),
    [button('Мои данные', 'me')],
  );
}

async function unlinkMine(ctx: Context, accountId: string): Promise<Screen> {
  const account = await ctx.tx.accounts.get(id<'account'>(accountId));
  if (account.personId !== ctx.me.person.id) throw new Refusal('not-found');
  if (account.id === ctx.account.id) throw new Refusal('stale');
  await ctx.tx.as({ as: 'system' }, () => unbind(ctx, account.id));
  return myData(ctx);
}

/** The messenger is nobody's again; nothing else of the person changes. */
export async function unbind({ tx }: Pick<Context, 'tx'>, accountId: Context['account']['id']): Promise<void> {
  const { personId: _person, organisationId: _organisation, view: _view, ...rest } = await tx.accounts.lock(accountId);
  await tx.accounts.put(rest);
}

async function readConsent(ctx: Context): Promise<Screen> {
  const { person, organisation } = ctx.me;
  if (!(await consentInForce(ctx.tx, person.id, organisation.id))) return consentScreen(organisation);
  return screen(consentText(organisation), [button('Мои данные', 'me')]);
}

/** A guest who does not agree is nobody again, and their name is gone. */
async function declined(ctx: Context): Promise<Screen> {
  if (!isGuest(ctx.me.roles)) return declinedScreen();
  await ctx.tx.as({ as: 'system' }, () => eraseHere(ctx, ctx.me));
  return screen('Ответ понятен: согласия нет, имя стёрто. Если передумаете, откройте ссылку ещё раз.');
}

/** Words that changed since the button was shown are shown anew: nobody agrees to a text they have not seen. */
async function give(deps: PeopleDeps, ctx: Context, version: string): Promise<Screen> {
  const { person, organisation } = ctx.me;
  if (version !== consentVersion) return consentScreen(organisation);
  await giveConsent(ctx, deps.secrets, { person: person.id, organisation });
  const next = (deps.places && (await onward(deps.places, ctx))) ?? (await ctx.home());
  return { ...next, text: lines('Согласие записано. Прочитать или отозвать его можно в «Мои данные».', '', next.text) };
}
