import type { Context } from '#core/conversation/context.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { moment } from './card-screens.ts';
import { channelWords } from './channel-words.ts';
import type { InvitationCard, PeopleDeps } from './deps.ts';
import { directory, type Listed, personHere } from './directory.ts';
import { alsoElsewhere, onlyHere } from './elsewhere.ts';
import { fullName } from './full-name.ts';
import { issue, joinHours } from './invite.ts';
import type { Role } from './person.ts';
import { ownRoleWords } from './role-words.ts';
import { holdsFrom } from './roles.ts';
import { showCode } from './secrets.ts';

/** A fresh invitation: links, the code, and a picture with QR codes to show on a screen or to print. */
export async function inviteScreen(deps: PeopleDeps, ctx: Context, personId: string): Promise<Screen> {
  const person = await personHere(ctx, id<'person'>(personId));
  await onlyHere(ctx, person.id);
  const of = { personId: person.id, organisationId: ctx.me.organisation.id };
  const roles = (await ctx.tx.roles.where(of)).filter((role) => holdsFrom(role, ctx.me.today));
  const card = await cardFor(deps, ctx, person.id, roles);
  const file = (
    await keepFile(ctx, { name: 'приглашение.png', bytes: deps.papers.picture(card), hasNames: false }, fileHours)
  ).id;
  return {
    ...screen(
      lines(
        say`Приглашение: ${named(person.id)}`,
        `Код: ${card.code}`,
        `Действует до: ${card.until}. Подходит один раз; прежние приглашения отменены.`,
        '',
        'Перешлите ссылку или код только этому человеку, картинку можно показать с экрана.',
        ...card.links.map((one) => `${channelWords[one.channel]}: ${one.url}`),
      ),
      ...card.links.map((one) => [link(`Открыть в ${channelWords[one.channel]}`, one.url)]),
      [button('Карточка', 'p.card', person.id), button('К списку', 'p.list', '0')],
    ),
    file,
  };
}

/** Most cards on one sheet: fresh codes for everybody still out, in one transaction. */
const sheetSize = 40;

/** A .docx with a card for each person who is not connected yet; it names people, so it travels accordingly. */
export async function sheetScreen(deps: PeopleDeps, ctx: Context): Promise<Screen> {
  const all = await directory(ctx);
  const accounts = await ctx.tx.accounts.among(
    'personId',
    all.map((one) => one.person.id),
  );
  const connected = new Set(accounts.map((account) => account.personId));
  const out = all.filter((one) => !connected.has(one.person.id));
  const elsewhere = await alsoElsewhere(
    ctx,
    out.map((one) => one.person.id),
  );
  const waiting = out.filter((one) => !elsewhere.has(one.person.id));
  if (waiting.length === 0)
    return screen('Все уже подключены: приглашать некого.', [button('К списку', 'p.list', '0')]);
  const cards: InvitationCard[] = [];
  for (const one of waiting.slice(0, sheetSize)) cards.push(await namedCard(deps, ctx, one));
  const file = (
    await keepFile(ctx, { name: 'приглашения.docx', bytes: await deps.papers.sheet(cards), hasNames: true }, fileHours)
  ).id;
  const left = waiting.length - cards.length;
  return {
    ...screen(
      lines(
        `Лист приглашений: ${cards.length}. Прежние приглашения этих людей отменены, новые действуют ${joinHours} часа.`,
        ...(left > 0 ? [`Не поместилось: ${left}. Сделайте ещё один лист, когда подключатся первые.`] : []),
      ),
      [button('К списку', 'p.list', '0')],
    ),
    file,
  };
}

const namedCard = async (deps: PeopleDeps, ctx: Context, { person, roles }: Listed): Promise<InvitationCard> => ({
  ...(await cardFor(deps, ctx, person.id, roles)),
  name: fullName(person),
});

async function cardFor(
  deps: PeopleDeps,
  ctx: Context,
  personId: Id<'person'>,
  roles: readonly Role[],
): Promise<InvitationCard> {
  const { organisation } = ctx.me;
  const { token, code, invitation } = await issue(ctx, deps.secrets, {
    organisationId: organisation.id,
    personId,
    purpose: 'join',
  });
  return {
    organisation: organisation.name,
    roles: [...new Set(roles.map((role) => ownRoleWords[role.role]))].join(', '),
    code: showCode(code),
    links: ctx.links.start(token),
    until: moment(organisation.settings.zone, invitation.expiresAt),
  };
}

/** The secrets of invitations stand in it, so it is kept for a day only: long enough to be sent or fetched. */
const fileHours = 24;
