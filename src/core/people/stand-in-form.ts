import { type Context, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { choice, showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { cardScreen } from './card-screens.ts';
import { directory, personHere } from './directory.ts';
import { period } from './period-question.ts';
import type { Person, Role } from './person.ts';
import { personChoice } from './person-questions.ts';
import { roleWords } from './role-words.ts';
import { holdsFrom, organisers } from './roles.ts';

const standInQuestions = (own: readonly Role[], others: readonly Person[], today: PlainDate) =>
  form('stand-in', 'Замещение')
    .ask('which', choice('В какой роли?', Object.fromEntries(own.map((role) => [role.id, roleWords[role.role]]))))
    .ask('who', personChoice('Кто замещает?', others))
    .ask('when', period('С какого по какой день? Например: с 12 марта по 20 марта.', today));

type Answers = AnswersOf<ReturnType<typeof standInQuestions>>;

/** Somebody acts for the person, in one of their roles, from a day to a day. */
export const standInForm = guided<Answers>('stand-in', organisers, async (ctx, subject) => {
  const person = await personHere(ctx, id<'person'>(subject));
  const all = await directory(ctx);
  const own = all.find((one) => one.person.id === person.id)?.roles.filter((role) => !role.standsInFor) ?? [];
  if (own.length === 0) throw new Refusal('stale');
  const others = all.map((one) => one.person).filter((one) => one.id !== person.id);
  return {
    form: standInQuestions(own, others, ctx.me.today),
    send: async (inside, { which, who, when }): Promise<Screen> => {
      const role = own.find((one) => one.id === which);
      if (!role || !holdsFrom(role, when.from)) throw new Refusal('stale');
      await inside.tx.roles.add({
        id: inside.newId<'role'>(),
        organisationId: role.organisationId,
        personId: who.id,
        role: role.role,
        from: when.from,
        to: when.to,
        standsInFor: person.id,
      });
      await tellStandIn(inside, role, { who: who.id, when: `с ${showDay(when.from)} по ${showDay(when.to)}` });
      return cardScreen(inside, who.id, 'Замещение записано.');
    },
  };
});

const tellStandIn = (
  ctx: Context,
  role: Role,
  { who, when }: { readonly who: Role['personId']; readonly when: string },
) =>
  ctx.tx.outbox.post({
    key: `stand-in:${ctx.newId()}`,
    lane: 'notice',
    to: { person: who },
    organisationId: role.organisationId,
    screen: screen(lines(`Вам поручено замещение ${when}.`, say`${roleWords[role.role]}: ${named(role.personId)}`), [
      button('Меню', 'menu'),
    ]),
  });
