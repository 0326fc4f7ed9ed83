import { type Context, holds } from '#core/conversation/context.ts';
import { firstOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { date } from '#core/kernel/time.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { orderFor, withMembers } from './access.ts';
import type { Asked } from './answers.ts';
import type { Order } from './mentorship.ts';
import { missingFor, missingLine } from './needed.ts';
import { endReasonWords, kindsWords, listOf, orderWords, purposeWords, titleOf } from './words.ts';

const shownPairs = 8;
const shownLacking = 5;

/** An order with its pairs; what can be done with it depends on who looks and where it stands. */
export async function orderCard(ctx: Context, orderId: string, note?: string): Promise<Screen> {
  const order = await orderFor(ctx, orderId);
  const pairs = await pairsIn(ctx, order);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      order.status === 'signed' ? capital(orderWords(order)) : `Проект приказа ${purposeWords[order.purpose]}`,
      `Состояние: ${stateWords[order.status]}${order.status === 'signed' && !order.signedBy ? ', внесён куратором' : ''}`,
      ...(order.remark && order.status === 'returned' ? [`Замечание: ${order.remark}`] : []),
      '',
      ...firstOf(
        pairs.map((one, index) => say`${index + 1}. ${titleOf(one)}`),
        shownPairs,
      ),
      '',
      ...termLines(order),
      ...(await lackLines(ctx, order, pairs)),
    ),
    ...(await buttonsFor(ctx, order)),
  );
}

export async function pairsIn(ctx: Context, order: Order): Promise<readonly Asked[]> {
  const found = new Map((await ctx.tx.mentorships.among('id', order.mentorships)).map((one) => [one.id, one]));
  return withMembers(
    ctx,
    order.mentorships.flatMap((id) => found.get(id) ?? []),
  );
}

const stateWords: Readonly<Record<Order['status'], string>> = {
  draft: 'черновик',
  proposed: 'у руководителя',
  returned: 'возвращён с замечанием',
  signed: 'подписан',
};

function termLines({ terms }: Order): readonly Text[] {
  switch (terms.kind) {
    case 'begin':
      return [
        [`Программы до: ${showDay(date(terms.programmesBy))}`],
        [`Отчёт куратора до: ${showDay(date(terms.reportBy))}`],
        [`Пункт о выплатах: ${terms.payment ? 'есть' : 'нет'}`],
      ];
    case 'end':
      return [
        [`Причина: ${endReasonWords[terms.reason]}`],
        ...(terms.grounds ? [[`Основание: ${terms.grounds}`]] : []),
        [`Последний день: ${showDay(date(terms.lastDay))}`],
      ];
    case 'change':
      return [
        ...(terms.to ? [[`Новый последний день: ${showDay(date(terms.to))}`]] : []),
        ...(terms.kinds ? [[`Новый вид: ${kindsWords(terms.kinds)}`]] : []),
        ...(terms.topic ? [[`Новая тема: ${terms.topic}`]] : []),
        ...(terms.leaving.length > 0 ? [say`Выходит из группы: ${listOf(terms.leaving)}`] : []),
      ];
    default:
      return terms satisfies never;
  }
}

async function lackLines(ctx: Context, order: Order, pairs: readonly Asked[]): Promise<readonly (Text | string)[]> {
  if (order.purpose !== 'begin' || order.status === 'signed') return [];
  const missing = [...(await missingFor(ctx.tx, ctx.me.organisation, pairs)).values()].flat();
  return missing.length === 0
    ? []
    : ['Подписать пока нельзя (п. 4.4.3):', ...firstOf(missing.map(missingLine), shownLacking)];
}

async function buttonsFor(ctx: Context, order: Order): Promise<readonly (readonly Button[])[]> {
  const paper = [button('Приказ (.docx)', 'order.docx', order.id)];
  const back = [button('Приказы', 'orders'), button('Меню', 'menu')];
  const curates = holds(ctx.me, 'curator');
  const open = order.status === 'draft' || order.status === 'returned';
  if (open && curates) {
    const heads = await connectedHolders(ctx, 'head');
    const next =
      heads.length > 0
        ? button('Отправить руководителю', 'order.send', order.id)
        : button('Внести номер и дату', 'order.enter', order.id);
    return [paper, [next], [button('Удалить проект', 'order.drop', order.id)], back];
  }
  if (order.status === 'proposed' && holds(ctx.me, 'head'))
    return [
      paper,
      [button('Подписан: номер и дата', 'order.sign', order.id)],
      [button('Вернуть', 'order.return', order.id)],
      back,
    ];
  if (order.status === 'proposed' && curates) return [paper, [button('Отозвать', 'order.recall', order.id)], back];
  return [paper, back];
}

const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase('ru') + words.slice(1);
