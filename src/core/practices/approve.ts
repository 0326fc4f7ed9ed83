import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { approvers, approves, cardHere, isAuthor, lockedCard } from './access.ts';
import { cardScreen } from './card.ts';
import type { Practice } from './practice.ts';
import { returnForm } from './questions.ts';

/** The curator's or the council's word over a card, and its way out of the library. */
export const approveActions: readonly Action[] = [
  action('practice.approve', approvers, (ctx, card = '') => approve(ctx, card)),
  action('practice.return', approvers, async (ctx, card = '') =>
    ctx.fill('practice-return', (await proposed(ctx, card)).id),
  ),
  action('practice.out', 'anyone', (ctx, card = '') => outQuestion(ctx, card)),
  action('practice.outed', 'anyone', (ctx, card = '') => takeOut(ctx, card)),
];

async function proposed(ctx: Context, cardId: string): Promise<Practice> {
  const card = await cardHere(ctx, cardId);
  if (card.status !== 'proposed') throw new Refusal('stale');
  return card;
}

async function approve(ctx: Context, cardId: string): Promise<Screen> {
  const card = await lockedCard(ctx, cardId);
  if (card.status === 'approved') return cardScreen(ctx, cardId);
  await proposed(ctx, cardId);
  const by = { approvedBy: ctx.me.person.id, approvedOn: ctx.me.today };
  await ctx.tx.practices.put({ ...card, ...by, status: 'approved', changedAt: ctx.now });
  await tellHere(
    ctx,
    `practice-approved:${card.id}:${ctx.now.epochMilliseconds}`,
    others(ctx, card),
    screen(`Ваша практика в библиотеке: ${card.title}`, [button('Открыть карточку', 'practice', card.id)]),
  );
  return cardScreen(ctx, cardId, 'Карточка в библиотеке.');
}

export const returnGuided = guided<{ readonly remark: string }>('practice-return', approvers, async (ctx, subject) => {
  const { id } = await proposed(ctx, subject);
  return {
    form: returnForm(),
    send: async (inside, { remark }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'practice-return', status: 'sent' });
      const card = await lockedCard(inside, (await proposed(inside, id)).id);
      await inside.tx.practices.put({ ...card, remark, status: 'returned', changedAt: inside.now });
      await tellHere(
        inside,
        `practice-returned:${id}:${inside.now.epochMilliseconds}`,
        others(inside, card),
        screen(lines(`Карточка возвращена: ${card.title}`, `Замечание: ${remark}`), [
          button('Исправить', 'practice.edit', id),
        ]),
      );
      return cardScreen(inside, id, 'Карточка возвращена авторам.');
    },
  };
});

const others = (ctx: Context, { authors }: Practice): readonly Id<'person'>[] =>
  authors.filter((one) => one !== ctx.me.person.id);

/** Theirs to take out: the authors', and what the curator and the council decide about. Throws not-yours, stale. */
async function theirs(ctx: Context, cardId: string): Promise<Practice> {
  const card = await cardHere(ctx, cardId);
  if (!isAuthor(ctx, card) && !approves(ctx)) throw new Refusal('not-yours');
  if (card.status === 'withdrawn') throw new Refusal('stale');
  return card;
}

async function outQuestion(ctx: Context, cardId: string): Promise<Screen> {
  const card = await theirs(ctx, cardId);
  return screen(lines('Убрать карточку? Её больше не найдут и не предложат.', card.title), [
    button('Убрать', 'practice.outed', card.id),
    button('Оставить', 'practice', card.id),
  ]);
}

async function takeOut(ctx: Context, cardId: string): Promise<Screen> {
  const card = await lockedCard(ctx, (await theirs(ctx, cardId)).id);
  await ctx.tx.practices.put({ ...card, status: 'withdrawn', changedAt: ctx.now });
  return screen('Карточка убрана.', [button('Практики', 'practices'), button('Меню', 'menu')]);
}
