import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { approves, cardHere, isAuthor, lockedCard, writers } from './access.ts';
import { cardScreen } from './card.ts';
import { houseOf } from './house.ts';
import type { Practice } from './practice.ts';
import { type PracticeAnswers, practiceForm } from './questions.ts';

export const writeActions: readonly Action[] = [
  action('practice.new', writers, (ctx) => ctx.fill('practice', ctx.me.organisation.id)),
  action('practice.edit', 'anyone', async (ctx, card = '') => ctx.fill('practice', (await editable(ctx, card)).id)),
];

/** A new card where the subject is the organisation, else a change of that card. */
export const practiceGuided = guided<PracticeAnswers>('practice', 'anyone', async (ctx, subject) => {
  const old = subject === ctx.me.organisation.id ? undefined : await editable(ctx, subject);
  if (!old && !holds(ctx.me, ...writers)) throw new Refusal('not-yours');
  return {
    form: practiceForm(await houseOf(ctx), ctx.me.organisation.settings.municipality !== undefined),
    ...(old ? { prefill: typed(old) } : {}),
    send: async (inside, answers) => {
      // Names stood in the words as they were typed: they are kept without them, in one place.
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'practice', status: 'sent' });
      return old ? changed(inside, old, answers) : added(inside, answers);
    },
  };
});

/** Authors change what is not in the library yet, the curator and the council also what is. Throws not-yours, stale. */
async function editable(ctx: Context, cardId: string): Promise<Practice> {
  const card = await cardHere(ctx, cardId);
  const open = card.status === 'proposed' || card.status === 'returned';
  if (!approves(ctx) && !isAuthor(ctx, card)) throw new Refusal('not-yours');
  if (!open && !(card.status === 'approved' && approves(ctx))) throw new Refusal('stale');
  return card;
}

const typed = ({ area, title, difficulty, helped, open }: Practice): Readonly<Record<string, string>> => ({
  ...{ area, title, difficulty, helped, open: open ? 'yes' : 'no' },
});

const fieldsOf = ({ area, title, difficulty, helped, open }: PracticeAnswers) => ({
  ...{ area, title, difficulty, helped, open: open === 'yes' },
});

async function added(ctx: Context, answers: PracticeAnswers): Promise<Screen> {
  const card: Practice = {
    ...{ id: ctx.newId<'practice'>(), organisationId: ctx.me.organisation.id, ...fieldsOf(answers) },
    ...{ status: 'proposed', authors: [ctx.me.person.id], createdAt: ctx.now, changedAt: ctx.now },
    ...{ offered: 0, thanked: 0 },
  };
  await ctx.tx.practices.add(card);
  return cardScreen(ctx, card.id, 'Карточка записана и ждёт утверждения.');
}

async function changed(ctx: Context, before: Practice, answers: PracticeAnswers): Promise<Screen> {
  await editable(ctx, before.id);
  const { remark: _remark, ...held } = await lockedCard(ctx, before.id);
  const kept = held.status === 'approved';
  await ctx.tx.practices.put({
    ...{ ...held, ...fieldsOf(answers) },
    ...(kept ? {} : { status: 'proposed', changedAt: ctx.now }),
  });
  return cardScreen(ctx, before.id, kept ? 'Изменения записаны.' : 'Изменения записаны, карточка ждёт утверждения.');
}
