import type { Context, StrangerContext } from '#core/conversation/context.ts';
import type { Door } from '#core/conversation/door.ts';
import type { Input } from '#core/conversation/input.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { bind, proofOf } from './accept.ts';
import { mayTry, recordGuess } from './attempts.ts';
import { channelWords } from './channel-words.ts';
import { consentInForce, consentScreen } from './consent.ts';
import type { PeopleDeps } from './deps.ts';
import { arrived, nameTyped } from './guest.ts';
import type { Invitation } from './invitation.ts';
import { initials } from './names.ts';
import { ownRoleWords } from './role-words.ts';
import { holdsFrom } from './roles.ts';
import { isToken, readCode } from './secrets.ts';
import { withdrawnEverywhere, withdrawQuestion } from './withdraw.ts';

type Secret = { readonly kind: 'token' | 'code'; readonly words: string };

/** What stands before every feature: invitations for those nobody knows yet, consent for those known. */
export const peopleDoor = (deps: PeopleDeps): Pick<Door, 'stranger' | 'startAgain' | 'consent'> => ({
  stranger: (ctx, input) => stranger(deps, ctx, input),
  startAgain: (ctx, payload) => opened(deps, ctx, payload),
  consent: async (ctx) => {
    const { person, organisation } = ctx.me;
    return (await consentInForce(ctx.tx, person.id, organisation.id)) ? undefined : consentScreen(organisation);
  },
});

async function stranger(deps: PeopleDeps, ctx: StrangerContext, input: Input): Promise<Screen> {
  const { personId } = ctx.account;
  if (input.kind === 'press') {
    if (personId && input.action === 'left.withdraw') return withdrawQuestion('left.withdraw.yes', 'left.stay');
    if (personId && input.action === 'left.withdraw.yes') return withdrawnEverywhere(ctx, personId);
    const [verb, invitation = '', proof = ''] = input.action.split(':');
    if (verb === 'in.yes') return accepted(deps, ctx, invitation, proof);
    return verb === 'in.no' ? notMe() : welcome(ctx);
  }
  const opened = openLinkIn(deps, input);
  if (opened) return placed(deps, ctx, opened);
  const secret = isInRussian(input) && ctx.account.arrival ? undefined : secretIn(input);
  if (secret) return asked(deps, ctx, secret);
  const name = deps.places && (await nameTyped(deps.places, ctx, input));
  if (name) return name;
  return input.kind === 'start' && input.payload !== '' ? wrong(deps, ctx) : welcome(ctx);
}

/** A code holds no Russian letters as it is printed; a name does. */
const isInRussian = (input: Input): boolean => input.kind === 'text' && /[а-яё]/i.test(input.text);

/** A link to something open, from nobody we know. Wrong ones count as wrong invitations do. */
async function placed(deps: PeopleDeps, ctx: StrangerContext, payload: string): Promise<Screen> {
  if ((await mayTry(ctx, 'token')) !== 'open') return tooMany();
  const place = await deps.places?.find(ctx, payload);
  return place ? arrived(ctx, place, payload) : wrong(deps, ctx);
}

function openLinkIn({ places }: PeopleDeps, input: Input): string | undefined {
  const payload = payloadIn(input);
  return payload !== undefined && places?.isLink(payload) ? payload : undefined;
}

/** Somebody known opens an invitation: of another organisation, or of their own by mistake. */
async function opened(deps: PeopleDeps, ctx: Context, payload: string): Promise<Screen | undefined> {
  if (deps.places?.isLink(payload)) return deps.places.show(ctx, payload);
  const secret = secretIn({ kind: 'start', payload });
  return secret && ctx.tx.as({ as: 'system' }, () => asked(deps, ctx, secret));
}

/** A code typed where no question was open. */
export const codeTyped = async (deps: PeopleDeps, ctx: Context, input: Input): Promise<Screen | undefined> => {
  const secret = input.kind === 'text' ? secretIn(input) : undefined;
  return secret && ctx.tx.as({ as: 'system' }, () => asked(deps, ctx, secret));
};

/** What a link says: opened, or pasted whole as text. */
function payloadIn(input: Input): string | undefined {
  if (input.kind !== 'text' && input.kind !== 'start') return undefined;
  const words = input.kind === 'start' ? input.payload.trim() : input.text.trim();
  return /[?&](?:start|ref)=([\w-]+)/.exec(words)?.[1] ?? words;
}

/** A link's payload, a code, or a whole link pasted as text. */
function secretIn(input: Input): Secret | undefined {
  const pasted = payloadIn(input);
  if (pasted === undefined) return undefined;
  if (isToken(pasted)) return { kind: 'token', words: pasted };
  const words = input.kind === 'text' ? input.text : pasted;
  const code = readCode(words);
  return code === undefined ? undefined : { kind: 'code', words: code };
}

/** «Вы — А. П. И.?», before anything is bound: a link may have been forwarded. */
async function asked(deps: PeopleDeps, ctx: StrangerContext, secret: Secret): Promise<Screen> {
  const verdict = await mayTry(ctx, secret.kind);
  // The guess that closed the door may not have known that it did: others were made in the same moment.
  if (verdict === 'overall') deps.alarm('invitation-guesses');
  if (verdict !== 'open') return tooMany();
  const hash = deps.secrets.hash(secret.words);
  const invitation = await ctx.tx.invitations.peek(secret.kind === 'token' ? { token: hash } : { code: hash }, ctx.now);
  if (!invitation) return wrong(deps, ctx);
  if (ctx.account.personId === invitation.personId) return already();
  return whoAreYou(deps, ctx, invitation);
}

async function whoAreYou(deps: PeopleDeps, ctx: StrangerContext, invitation: Invitation): Promise<Screen> {
  const person = await ctx.tx.people.get(invitation.personId);
  const organisation = await ctx.tx.organisations.get(invitation.organisationId);
  const today = dayIn(organisation.settings.zone, ctx.now);
  const roles = await ctx.tx.roles.where({ personId: person.id, organisationId: organisation.id });
  const words = [...new Set(roles.filter((role) => holdsFrom(role, today)).map((role) => ownRoleWords[role.role]))];
  const nameless = organisation.settings.names[ctx.account.channel] === 'none';
  return screen(
    lines(
      `Приглашение: ${organisation.name}`,
      ...(words.length > 0 ? [`В системе наставничества: ${words.join(', ')}`] : []),
      '',
      nameless ? 'Это приглашение для вас?' : `Вы — ${initials(person)}?`,
    ),
    [
      button('Да, это я', 'in.yes', invitation.id, proofOf(deps.secrets, invitation, ctx.account)),
      button('Нет', 'in.no', invitation.id),
    ],
  );
}

/** Never trusts the button: the invitation is looked up and used up anew, once and by one account. */
export async function accepted(
  deps: PeopleDeps,
  ctx: StrangerContext,
  invitationId: string,
  proof: string,
): Promise<Screen> {
  if ((await mayTry(ctx, 'token')) !== 'open') return tooMany();
  const invitation = await ctx.tx.invitations.find(id<'invitation'>(invitationId));
  if (!invitation || proof !== proofOf(deps.secrets, invitation, ctx.account)) return wrong(deps, ctx);
  const used = await ctx.tx.invitations.use({ token: invitation.tokenHash }, ctx.now);
  if (!used) return ctx.account.personId === invitation.personId ? already() : unusable();
  const { personId, organisationId } = await bind(ctx, used);
  if (await consentInForce(ctx.tx, personId, organisationId)) return connected(ctx);
  return consentScreen(await ctx.tx.organisations.get(organisationId));
}

/** The same words for wrong, used, revoked and expired: nothing is to be learned by trying. */
async function wrong(deps: PeopleDeps, ctx: StrangerContext): Promise<Screen> {
  if (await recordGuess(ctx)) deps.alarm('invitation-guesses');
  return unusable();
}

const unusable = (): Screen =>
  screen(
    'Это приглашение не подходит: опечатка, уже использовано или прошло больше 72 часов. Проверьте код или попросите у куратора новое.',
  );

const tooMany = (): Screen =>
  screen('Слишком много попыток. Попробуйте через 15 минут или попросите у куратора новое приглашение.');

const already = (): Screen => screen('Этот мессенджер уже подключён к вашему профилю.', [button('Меню', 'menu')]);

const connected = (ctx: StrangerContext): Screen =>
  screen(`Подключено: ${channelWords[ctx.account.channel]}. Всё, что было раньше, на месте.`, [button('Меню', 'menu')]);

export const notMe = (): Screen =>
  screen('Понятно, ничего не подключено. Попросите у куратора приглашение на ваше имя.');

const welcome = (ctx: StrangerContext): Screen =>
  ctx.account.personId
    ? screen(
        'Сейчас у вас нет роли ни в одной организации. Если это ошибка, напишите куратору. Если есть код приглашения, отправьте его сюда.',
        [button('Отозвать согласие', 'left.withdraw')],
      )
    : screen(
        lines(
          'Здесь живёт система наставничества школы: сроки, напоминания, анкеты.',
          '',
          'Вход по приглашению куратора. Откройте ссылку из него или отправьте сюда код из 8 знаков.',
        ),
      );
