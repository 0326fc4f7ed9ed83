import { type Context, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { choice, day } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { appointmentWarning } from './appointment.ts';
import { cardScreen } from './card-screens.ts';
import { personHere } from './directory.ts';
import { endRoles } from './leave.ts';
import type { Role } from './person.ts';
import { lastDay, orderDay, orderNumber, position } from './person-questions.ts';
import { roleWords, schoolRoleWords } from './role-words.ts';
import { holdsFrom, organisers } from './roles.ts';

const roleForm = (today: PlainDate) =>
  form('role-add', 'Новая роль')
    .ask('role', choice('Какая роль?', schoolRoleWords))
    .ask('position', position())
    .ask(
      'from',
      day('С какого дня?', (text, on) => readDay(text, on), [today]),
    )
    .askIf((answers) => answers.role === 'curator', 'number', orderNumber())
    .askIf((answers) => answers.role === 'curator', 'date', orderDay('Дата приказа?', today));

type RoleAnswers = AnswersOf<ReturnType<typeof roleForm>>;

/** One more role for somebody of the organisation; a curator's needs its order (4.4.4). */
export const addRoleForm = guided<RoleAnswers>('role-add', organisers, async (ctx, subject) => {
  const person = await personHere(ctx, id<'person'>(subject));
  return {
    form: roleForm(ctx.me.today),
    send: async (inside, answers) => {
      const held = await lasting(inside, person.id);
      if (held.some((role) => role.role === answers.role && role.standsInFor === undefined))
        return cardScreen(inside, person.id, `Такая роль уже есть: ${roleWords[answers.role]}.`);
      const role = { ...given(answers), id: inside.newId<'role'>(), personId: person.id };
      await inside.tx.roles.add({ ...role, organisationId: inside.me.organisation.id });
      return cardScreen(inside, person.id, ['Роль добавлена.', appointmentWarning(role)].filter(Boolean).join(' '));
    },
  };
});

const given = ({ role, from, position: post, number, date }: RoleAnswers) => ({
  role,
  from,
  ...(post ? { position: post } : {}),
  ...(number ? { orderNumber: number } : {}),
  ...(date ? { orderDate: date } : {}),
});

const endForm = (roles: readonly Role[], today: PlainDate) =>
  form('role-end', 'Завершение роли')
    .ask('which', choice('Что завершается?', endings(roles)))
    .ask('until', lastDay('Последний день?', today));

/** The end of a role, or of all of them when somebody leaves. Refusal 'last-curator'. */
export const endRoleForm = guided<AnswersOf<ReturnType<typeof endForm>>>(
  'role-end',
  organisers,
  async (ctx, subject) => {
    const person = await personHere(ctx, id<'person'>(subject));
    const roles = await lasting(ctx, person.id);
    if (roles.length === 0) throw new Refusal('stale');
    return {
      form: endForm(roles, ctx.me.today),
      send: async (inside, { which, until }): Promise<Screen> => {
        const ended = which === 'all' ? roles : roles.filter((role) => role.id === which);
        const handed = await endRoles(inside, ended, until);
        return cardScreen(inside, person.id, endNote(handed, until, inside.me.today));
      },
    };
  },
);

const endings = (roles: readonly Role[]): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    roles.map((role) => [role.id, `${roleWords[role.role]}${role.standsInFor ? ' (замещение)' : ''}`]),
  ),
  ...(roles.length > 1 ? { all: 'Всё: человек уходит' } : {}),
});

function endNote(handed: number, until: PlainDate, today: PlainDate): string {
  if (until.until(today).sign < 0 && handed === 0) return 'Записано. Открытые этапы перейдут к вам после этого дня.';
  return handed > 0 ? `Записано. Этапов перешло к вам: ${handed}` : 'Записано.';
}

const lasting = async ({ tx, me }: Context, personId: Role['personId']): Promise<readonly Role[]> =>
  (await tx.roles.where({ personId, organisationId: me.organisation.id })).filter((role) => holdsFrom(role, me.today));
