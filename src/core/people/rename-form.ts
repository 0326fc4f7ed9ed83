import { type Context, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { optional } from '#core/conversation/questions.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { cardScreen } from './card-screens.ts';
import { personHere } from './directory.ts';
import { namesAllowed } from './names-gate.ts';
import type { Person } from './person.ts';
import { namePart } from './person-questions.ts';
import { organisers } from './roles.ts';

const renameForm = () =>
  form('person-rename', 'Исправить имя')
    .ask('surname', namePart('Фамилия?'))
    .ask('name', namePart('Имя?'))
    .ask('patronymic', optional(namePart('Отчество? Если его нет, нажмите «Пропустить».')));

/** A name mistyped or changed. Somebody known to another organisation too is called there as they were: 'not-yours'. */
export const renamePersonForm = guided<AnswersOf<ReturnType<typeof renameForm>>>(
  'person-rename',
  organisers,
  async (ctx, subject) => {
    if (!namesAllowed(ctx)) throw new Refusal('names-not-allowed');
    const person = await personHere(ctx, id<'person'>(subject));
    if (await knownElsewhere(ctx, person)) throw new Refusal('not-yours');
    return {
      form: renameForm(),
      prefill: { surname: person.surname, name: person.name, patronymic: person.patronymic ?? '' },
      send: async (inside, { surname, name, patronymic }) => {
        await inside.tx.people.put({ id: person.id, surname, name, ...(patronymic ? { patronymic } : {}) });
        await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'person-rename', status: 'sent' });
        return cardScreen(inside, person.id, 'Имя исправлено.');
      },
    };
  },
);

const knownElsewhere = (ctx: Context, person: Person): Promise<boolean> =>
  ctx.tx.as({ as: 'system' }, async () =>
    (await ctx.tx.roles.where({ personId: person.id })).some((role) => role.organisationId !== ctx.me.organisation.id),
  );
