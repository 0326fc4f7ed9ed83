import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn, isPast, type Temporal } from '#core/kernel/time.ts';
import { channelWords } from './channel-words.ts';
import { consentInForce } from './consent.ts';
import { personHere } from './directory.ts';
import type { Consent, Invitation } from './invitation.ts';
import type { Account, Role } from './person.ts';
import { roleWords } from './role-words.ts';
import { holdsFrom } from './roles.ts';
import { unlinkButtons } from './unlink-buttons.ts';

/** One person as their organisation sees them. */
export async function cardScreen(ctx: Context, personId: string, note?: string): Promise<Screen> {
  const { tx, me } = ctx;
  const person = await personHere(ctx, id<'person'>(personId));
  const of = { personId: person.id, organisationId: me.organisation.id };
  const roles = await tx.roles.where(of);
  const lasting = roles.filter((role) => holdsFrom(role, me.today));
  const accounts = await tx.accounts.where({ personId: person.id });
  const invitations = await tx.invitations.where({ ...of, purpose: 'join', usedAt: undefined, revokedAt: undefined });
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`${named(person.id)}`,
      '',
      ...(lasting.length > 0 ? lasting : roles.slice(-1)).map(roleLine),
      '',
      `Мессенджеры: ${accounts.map(accountWords).join(', ') || 'не подключены'}`,
      consentLine(ctx, await consentInForce(tx, person.id, me.organisation.id)),
      ...invitationLine(ctx, invitations),
    ),
    ...cardButtons(person.id, accounts, lasting),
  );
}

function cardButtons(
  person: string,
  accounts: readonly Account[],
  roles: readonly Role[],
): readonly (readonly Button[])[] {
  const here = roles.length > 0;
  return [
    [button('Новое приглашение', 'p.invite', person), ...(here ? [button('Замещение', 'p.stand', person)] : [])],
    [button('Добавить роль', 'p.role', person), ...(here ? [button('Завершить роль', 'p.end', person)] : [])],
    unlinkButtons(accounts, 'p.unlink'),
    [button('Исправить имя', 'p.name', person), button('Бланки и оригиналы', 'orig', person)],
    [button('К списку', 'p.list', '0')],
  ];
}

/** «• куратор, заместитель директора, с 1 сентября 2026 г.; приказ № 5 от 28 августа 2026 г.» */
function roleLine(role: Role): Text {
  const order = role.orderNumber
    ? `; приказ №\u00a0${role.orderNumber}${role.orderDate ? ` от ${showDay(role.orderDate)}` : ''}`
    : '';
  const ends = role.to ? ` по ${showDay(role.to)}` : '';
  const instead = role.standsInFor ? say`, замещает: ${named(role.standsInFor)}` : [];
  const position = role.position ? `, ${role.position}` : '';
  return say`• ${roleWords[role.role]}${position}, с ${showDay(role.from)}${ends}${order}${instead}`;
}

const accountWords = (account: Account): string =>
  `${channelWords[account.channel]}${account.reachable ? '' : ' (бот заблокирован)'}`;

const consentLine = ({ me }: Context, consent: Consent | undefined): string =>
  consent
    ? `Согласие на обработку данных: ${showDay(dayIn(me.organisation.settings.zone, consent.givenAt))}`
    : 'Согласие на обработку данных: нет';

function invitationLine({ me, now }: Context, invitations: readonly Invitation[]): readonly string[] {
  const live = invitations.find((one) => !isPast(one.expiresAt, now));
  return live ? [`Приглашение действует до: ${moment(me.organisation.settings.zone, live.expiresAt)}`] : [];
}

/** «12 марта 2027 г., 15:30» by the organisation's clock. */
export const moment = (zone: string, at: Temporal.Instant): string =>
  `${showDay(dayIn(zone, at))}, ${at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })}`;
