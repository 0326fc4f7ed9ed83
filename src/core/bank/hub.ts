import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { keeps, lastDay } from './desk.ts';
import { codeOf, type Mark, wholeSide } from './filter.ts';
import { isOld } from './review.ts';
import { isKept, isUnpaired, type Shelved, shelf, waits } from './shelf.ts';

/** «Банк»: how many there are, what waits, and what can be done with all of it (4.4.4). */
export async function hubScreen(ctx: Context): Promise<Screen> {
  const all = (await shelf(ctx)).filter(isKept);
  const mentors = all.filter(({ entry }) => entry.side === 'mentor');
  const mentees = all.filter(({ entry }) => entry.side === 'mentee');
  const old = all.filter(({ entry }) => isOld(entry, ctx.me.today)).length;
  const keeper = keeps(ctx);
  const updated = keeper ? await lastDay(ctx.tx, ctx.me.organisation, 'updated') : undefined;
  return screen(
    lines(
      'Банк наставников и наставляемых',
      '',
      `Наставники: ${counted(mentors)}`,
      `Наставляемые: ${counted(mentees)}, без пары: ${mentees.filter(isUnpaired).length}`,
      ...(old > 0 ? [`Не проверены год и дольше: ${old}`] : []),
      ...(updated ? [`Банк обновлён: ${showDay(updated)}`] : []),
    ),
    [listButton('Наставники', 'mentor'), listButton('Наставляемые', 'mentee')],
    [button('Без пары', 'bank.lone', '0'), button('Найти', 'bank.find')],
    ...(keeper ? keeperRows(all) : []),
  );
}

const keeperRows = (all: readonly Shelved[]) => [
  all.some(waits) ? [button('На утверждение', 'bank.sign', '0', '0', '0')] : [],
  [button('Добавить', 'bank.more'), button('Выгрузить', 'bank.out')],
  [button('Загрузить список', 'bank.file')],
];

const counted = (some: readonly Shelved[]): string => `${some.length}, ждут утверждения: ${some.filter(waits).length}`;

export const listButton = (label: string, side: 'mentor' | 'mentee', ...marks: readonly Mark[]) =>
  button(label, 'bank.list', codeOf({ ...wholeSide(side), marks }), '0');

/** Ways to put somebody into the bank. */
export const moreScreen = (): Screen =>
  screen(
    lines(
      'Кого внести в банк?',
      '',
      'Коллега попадает сюда сам, когда отправит анкету наставника или анкету о поддержке.',
      'Внешний наставник: другая школа, вуз или партнёр.',
    ),
    [button('Наставник из школы', 'bank.add', 'm'), button('Наставляемый', 'bank.add', 'n')],
    [button('Внешний наставник', 'bank.ext')],
    [button('Банк', 'bank')],
  );
