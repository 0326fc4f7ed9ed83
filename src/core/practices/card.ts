import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { approves, cardToRead, isAuthor } from './access.ts';
import type { Practice } from './practice.ts';
import { statusWords, textOf } from './words.ts';

/** A card with what the reader may do to it now. */
export async function cardScreen(ctx: Context, cardId: string, note?: string): Promise<Screen> {
  const card = await cardToRead(ctx, cardId);
  const own = card.organisationId === ctx.me.organisation.id;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      ...textOf(card),
      '',
      own ? stateOf(card) : 'Из другой школы муниципалитета',
      ...(card.remark && card.status === 'returned' ? [`Замечание: ${card.remark}`] : []),
      ...(card.thanked > 0 ? [`Помогло: ${card.thanked}`] : []),
    ),
    ...(own ? await ownRows(ctx, card) : await thanksRow(ctx, card)),
    [button('Практики', 'practices'), button('Меню', 'menu')],
  );
}

const stateOf = ({ status, approvedOn, open }: Practice): string =>
  [
    `Состояние: ${statusWords[status]}${status === 'approved' && approvedOn ? ` с ${showDay(approvedOn)}` : ''}`,
    ...(open ? ['видна и другим школам муниципалитета'] : []),
  ].join(', ');

async function ownRows(ctx: Context, card: Practice): Promise<readonly (readonly Button[])[]> {
  const edit = button('Изменить', 'practice.edit', card.id);
  const takeOut = button(card.status === 'approved' ? 'Убрать из библиотеки' : 'Снять', 'practice.out', card.id);
  const mine = isAuthor(ctx, card);
  switch (card.status) {
    case 'asked':
      return [[takeOut]];
    case 'proposed':
      return approves(ctx)
        ? [
            [button('Утвердить', 'practice.approve', card.id)],
            [button('Вернуть с замечанием', 'practice.return', card.id), edit],
            [takeOut],
          ]
        : [[edit, takeOut]];
    case 'returned':
      return [[edit, takeOut]];
    case 'approved':
      return [...(await thanksRow(ctx, card)), ...(approves(ctx) ? [[edit, takeOut]] : mine ? [[takeOut]] : [])];
    case 'withdrawn':
      return [];
    default:
      return card.status satisfies never;
  }
}

/** Not for the authors, and once a person. */
async function thanksRow(ctx: Context, card: Practice): Promise<readonly (readonly Button[])[]> {
  if (isAuthor(ctx, card)) return [];
  const said = await ctx.tx.thanks.where({ practiceId: card.id, personId: ctx.me.person.id });
  return said.length > 0 ? [] : [[button('Помогло', 'practice.thanks', card.id)]];
}
