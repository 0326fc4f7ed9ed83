import type { Area } from '#core/bank/codes.ts';
import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { cardHere, isAuthor, lockedCard } from './access.ts';
import { houseOf } from './house.ts';
import type { Practice } from './practice.ts';
import { shareForm, titleOf } from './questions.ts';

/** A request that its asker has closed with «Помогло». */
export interface Solved {
  readonly helpId: string;
  readonly area: Area;
  readonly asker: Id<'person'>;
  readonly helper: Id<'person'>;
}

/**
 * Asks both sides of a solved request for two sentences each. Nothing of what they wrote to each other is copied: that is theirs, and
 * is forgotten. Called by the asker's own press; a second call for the same request asks nobody, and neither does one that a
 * colleague of another school has solved: the card would not be that school's.
 */
export async function askToShare(ctx: Context, { helpId, area, asker, helper }: Solved): Promise<void> {
  if (asker === helper || (await ctx.tx.practices.where({ helpId })).length > 0) return;
  const here = await ctx.tx.roles.where({ personId: helper, organisationId: ctx.me.organisation.id });
  if (here.length === 0) return;
  const card: Practice = {
    ...{
      id: ctx.newId<'practice'>(),
      organisationId: ctx.me.organisation.id,
      area,
      title: '',
      difficulty: '',
      helped: '',
    },
    ...{ status: 'asked', open: false, helpId, authors: [asker, helper], createdAt: ctx.now, changedAt: ctx.now },
    ...{ offered: 0, thanked: 0 },
  };
  await ctx.tx.practices.add(card);
  await tellHere(ctx, `practice-ask:${card.id}`, card.authors, invitation(card));
}

const invitation = ({ id }: Practice): Screen =>
  screen(
    lines(
      'Просьба решена. Расскажете двумя предложениями, чтобы помогло и другим?',
      'Карточка выйдет, только если согласны обе стороны. Без имён; переписку никто не увидит. «Нет» ни на что не влияет.',
    ),
    [button('Поделиться', 'practice.share', id), button('Нет', 'practice.no', id)],
  );

export const shareActions: readonly Action[] = [
  action('practice.share', 'anyone', async (ctx, card = '') => {
    const held = await ownAsked(ctx, card);
    return written(held, sideOf(ctx, held)) ? waiting() : ctx.fill('practice-share', held.id);
  }),
  action('practice.no', 'anyone', (ctx, card = '') => refuse(ctx, card)),
];

export const shareGuided = guided<{ readonly words: string }>('practice-share', 'anyone', async (ctx, subject) => {
  const card = await ownAsked(ctx, subject);
  return {
    form: shareForm(await houseOf(ctx), sideOf(ctx, card)),
    send: async (inside, { words }) => {
      // Names stood in the words as they were typed: they are kept without them, in one place.
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'practice-share', status: 'sent' });
      return tellOwn(inside, subject, words);
    },
  };
});

/** Whoever asked tells what was hard, whoever helped what helped. */
const sideOf = (ctx: Context, { authors }: Practice): 'difficulty' | 'helped' =>
  authors[0] === ctx.me.person.id ? 'difficulty' : 'helped';
const written = (card: Practice, side: 'difficulty' | 'helped'): boolean => card[side] !== '';

/** Throws not-found, or stale where the sides are no longer asked. */
async function ownAsked(ctx: Context, cardId: string): Promise<Practice> {
  const card = await cardHere(ctx, cardId);
  if (!isAuthor(ctx, card)) throw new Refusal('not-found');
  if (card.status !== 'asked') throw new Refusal('stale');
  return card;
}

async function tellOwn(ctx: Context, cardId: string, words: string): Promise<Screen> {
  const held = await lockedCard(ctx, (await ownAsked(ctx, cardId)).id);
  const card: Practice = { ...held, [sideOf(ctx, held)]: words };
  const both = card.difficulty !== '' && card.helped !== '';
  await ctx.tx.practices.put(
    both ? { ...card, title: titleOf(card.difficulty), status: 'proposed', changedAt: ctx.now } : card,
  );
  return both
    ? screen('Готово, спасибо. Карточка отправлена куратору.', [
        button('Открыть карточку', 'practice', card.id),
        button('Меню', 'menu'),
      ])
    : waiting();
}

const waiting = (): Screen =>
  screen('Записано, спасибо. Когда напишет и другая сторона, карточка уйдёт куратору.', [
    button('Мои карточки', 'practices.mine'),
    button('Меню', 'menu'),
  ]);

/** Nothing comes of it, and what the other side may have written is erased. Who said «Нет» is told to nobody. */
async function refuse(ctx: Context, cardId: string): Promise<Screen> {
  const card = await lockedCard(ctx, (await ownAsked(ctx, cardId)).id);
  const wrote = card.authors.filter(
    (one) => one !== ctx.me.person.id && (card.difficulty !== '' || card.helped !== ''),
  );
  await ctx.tx.practices.put({ ...card, difficulty: '', helped: '', status: 'withdrawn', changedAt: ctx.now });
  await tellHere(
    ctx,
    `practice-none:${card.id}`,
    wrote,
    screen('Карточки о решённой просьбе не будет: для неё нужны слова обеих сторон. Спасибо, что написали.', [
      button('Меню', 'menu'),
    ]),
  );
  return screen('Хорошо, карточки не будет.', [button('Меню', 'menu')]);
}
