import { type Context, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { choice, optional, several } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { directory } from './directory.ts';
import { enlist, giveRoles } from './enlist.ts';
import { namesAllowed } from './names-gate.ts';
import type { Person } from './person.ts';
import { namePart, position } from './person-questions.ts';
import type { NewPerson } from './plan-people.ts';
import { sameName } from './read-person.ts';
import { roleWords, schoolRoleWords } from './role-words.ts';
import { organisers } from './roles.ts';

type Name = Omit<Person, 'id'>;

const addForm = (existing: readonly Name[]) => {
  const known = (answers: Partial<Name>): boolean =>
    answers.surname !== undefined &&
    answers.name !== undefined &&
    existing.some((one) => sameName(one, { ...answers, surname: answers.surname ?? '', name: answers.name ?? '' }));
  return form('person-add', 'Новый человек')
    .ask('surname', namePart('Фамилия?'))
    .ask('name', namePart('Имя?'))
    .ask('patronymic', optional(namePart('Отчество? Если его нет, нажмите «Пропустить».')))
    .askIf(
      (answers) => known(trimmed(answers)),
      'same',
      choice('Человек с таким именем уже есть в списке. Это он?', { same: 'Да, это он', other: 'Нет, полный тёзка' }),
    )
    .ask('position', position())
    .ask('roles', several('Роль? Можно отметить несколько.', schoolRoleWords));
};

type Answers = AnswersOf<ReturnType<typeof addForm>>;

/** One more person, by hand: name, position, roles. The next thing shown is how to invite them. */
export const addPersonForm = guided<Answers>('person-add', organisers, async (ctx) => {
  if (!namesAllowed(ctx)) throw new Refusal('names-not-allowed');
  const existing = (await directory(ctx)).map((one) => one.person);
  return {
    form: addForm(existing),
    send: async (inside, answers) => {
      const { same, roles, position: post, ...typed } = answers;
      const twin = same === 'same' ? existing.find((one) => sameName(one, trimmed(typed))) : undefined;
      const given: NewPerson = { ...trimmed(typed), ...(post ? { position: post } : {}), roles };
      // A name typed here belongs to somebody else: it is not kept a second time as an answer.
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'person-add', status: 'sent' });
      return twin ? moreRoles(inside, twin, given) : added(inside, given);
    },
  };
});

/** Without the keys whose answers were skipped. */
const trimmed = <
  T extends { readonly surname?: string; readonly name?: string; readonly patronymic?: string | undefined },
>({
  patronymic,
  surname,
  name,
}: T): { readonly surname: string; readonly name: string; readonly patronymic?: string } => ({
  surname: surname ?? '',
  name: name ?? '',
  ...(patronymic === undefined ? {} : { patronymic }),
});

async function added(ctx: Context, given: NewPerson): Promise<Screen> {
  const person = await enlist(ctx, given, { organisationId: ctx.me.organisation.id, from: ctx.me.today });
  return screen(
    lines(say`Добавлено: ${named(person)}`, `Роли: ${given.roles.map((role) => roleWords[role]).join(', ')}`),
    [button('Пригласить', 'p.invite', person)],
    [button('Добавить ещё', 'p.add'), button('К списку', 'p.list', '0')],
  );
}

async function moreRoles(ctx: Context, person: Person, { roles, position: post }: NewPerson): Promise<Screen> {
  const fresh = await giveRoles(ctx, roles, {
    organisationId: ctx.me.organisation.id,
    personId: person.id,
    from: ctx.me.today,
    ...(post ? { position: post } : {}),
  });
  return screen(lines(say`Уже в списке: ${named(person.id)}`, `Новых ролей: ${fresh.length}`), [
    button('Карточка', 'p.card', person.id),
    button('К списку', 'p.list', '0'),
  ]);
}
