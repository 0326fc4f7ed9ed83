import { type Context, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { optional, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { directory } from '#core/people/directory.ts';
import { enlist } from '#core/people/enlist.ts';
import { namesAllowed } from '#core/people/names-gate.ts';
import { namePart, personChoice, position } from '#core/people/person-questions.ts';
import { cardScreen } from './card.ts';
import { keepers, noteAct } from './desk.ts';
import type { BankEntry, BankSide } from './entry.ts';
import { emptyProfile } from './profile.ts';
import { restored } from './states.ts';

const whoForm = (people: Parameters<typeof personChoice>[1]) =>
  form('bank-add', 'Внести в банк', { immediate: true }).ask(
    'person',
    personChoice('Кого? Если человека ещё нет в списке школы, сначала добавьте его в разделе «Люди».', people),
  );

/** Somebody of the organisation, on the side that the subject names: `m` or `n`. */
export const addForm = guided<AnswersOf<ReturnType<typeof whoForm>>>('bank-add', keepers, async (ctx, subject) => {
  const side: BankSide = subject === 'n' ? 'mentee' : 'mentor';
  const there = await ctx.tx.bank.where({ organisationId: ctx.me.organisation.id, side });
  const kept = new Set(there.filter((entry) => entry.status !== 'left').map((entry) => entry.personId));
  const people = (await directory(ctx)).map((one) => one.person).filter((person) => !kept.has(person.id));
  return {
    form: whoForm(people),
    send: async (inside, { person }) => cardScreen(inside, (await put(inside, person.id, side)).id, 'Внесено в банк.'),
  };
});

/** A new entry, or the one that left, back again: one per person and side. */
export async function put(
  ctx: Context,
  personId: Id<'person'>,
  side: BankSide,
  known: Partial<Pick<BankEntry, 'profile' | 'categories' | 'external'>> = {},
): Promise<BankEntry> {
  const of = { organisationId: ctx.me.organisation.id, personId, side };
  const [left] = await ctx.tx.bank.where(of);
  if (left && left.status !== 'left') return left;
  const fresh: BankEntry = {
    ...{ ...of, id: ctx.newId<'entry'>(), status: 'waiting', profile: emptyProfile(side), categories: [] },
    ...{ ...known, reviewedOn: ctx.me.today, createdAt: ctx.now },
  };
  if (left) {
    const back = restored({ ...left, ...known }, ctx.me.today);
    await ctx.tx.bank.put(back);
    await noteAct(ctx, back, 'restored');
    return back;
  }
  await ctx.tx.bank.add(fresh);
  await noteAct(ctx, fresh, 'added');
  return fresh;
}

const externalQuestions = () =>
  form('bank-external', 'Внешний наставник')
    .ask('surname', namePart('Фамилия?'))
    .ask('name', namePart('Имя?'))
    .ask('patronymic', optional(namePart('Отчество? Если его нет, нажмите «Пропустить».')))
    .ask('external', words('Где работает? Другая школа, вуз, организация-партнёр.', { max: 200 }))
    .ask('position', position())
    .ask('subjects', optional(words('Предмет или направление?', { max: 300 })));

/** A mentor of another school, a university or a partner (1.3, 3.1): a person of their own, with the role of a mentor here. */
export const externalForm = guided<AnswersOf<ReturnType<typeof externalQuestions>>>(
  'bank-external',
  keepers,
  async (ctx) => {
    if (!namesAllowed(ctx)) throw new Refusal('names-not-allowed');
    return {
      form: externalQuestions(),
      send: async (inside, { surname, name, patronymic, external, position: post, subjects }): Promise<Screen> => {
        const person = await enlist(
          inside,
          {
            surname,
            name,
            ...(patronymic ? { patronymic } : {}),
            ...(post ? { position: post } : {}),
            roles: ['mentor'],
          },
          { organisationId: inside.me.organisation.id, from: inside.me.today },
        );
        // A name typed here belongs to somebody else: it is not kept a second time as an answer.
        await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'bank-external', status: 'sent' });
        const profile = { ...emptyProfile('mentor'), ...(subjects ? { subjects } : {}) };
        const entry = await put(inside, person, 'mentor', { external, profile });
        const card = await cardScreen(inside, entry.id, 'Внешний наставник внесён в банк.');
        return screen(card.text, [button('Пригласить в бот', 'p.invite', person)], ...card.rows);
      },
    };
  },
);
