import type { Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { entry as wordFor } from '#core/kernel/entry.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { date, dayIn } from '#core/kernel/time.ts';
import type { RecordedEvent } from '#core/record/event.ts';
import { recorded } from '#core/record/record.ts';
import type { Act } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { fieldsOf } from './fields.ts';

const perPage = 5;

/** Who did what with an entry and when, the latest first. Why somebody was taken out is for those who keep the bank. */
export async function historyScreen(
  ctx: Context,
  entry: BankEntry,
  wanted: string,
  verb: 'bank' | 'card',
): Promise<Screen> {
  const page = pageOf(await recorded(ctx.tx, entry.id), perPage, wanted);
  return screen(
    lines(
      say`История: ${named(entry.personId)}`,
      page.items.length === 0 ? 'Записей нет.' : undefined,
      ...page.items.flatMap((event) => ['', eventLine(ctx, entry, event, verb === 'bank')]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, `${verb}.history`, entry.id, String(page.at + 1))]
      : [],
    [verb === 'bank' ? button('К карточке', 'bank.card', entry.id) : button('К карточке', 'card')],
  );
}

const acts: Readonly<Record<Act, string>> = {
  added: 'внесено в банк',
  filled: 'отправлена анкета',
  corrected: 'исправлено',
  imported: 'загружено из списка',
  reviewed: 'карточка проверена',
  paused: '«Не сейчас»',
  resumed: 'пауза снята',
  rested: 'пауза закончилась',
  approved: 'утверждено',
  left: 'убрано из банка',
  restored: 'возвращено в банк',
  referred: 'направлено психологу',
  elsewhere: 'работа с другой школой',
  recalled: 'отозвано от психолога',
};

function eventLine(ctx: Context, entry: BankEntry, event: RecordedEvent, reasons: boolean): Text {
  const { at, act, by, details } = event;
  const day = showDay(dayIn(ctx.me.organisation.settings.zone, at));
  const changes = fieldsOf(entry.side).flatMap((field) => {
    const change = details[field.key];
    return change === undefined ? [] : [`${field.label}: ${change}`];
  });
  const rest = [
    ...(details.until ? [`до ${showDay(date(details.until))}`] : []),
    ...(details.number ? [`приказ №\u00a0${cut(details.number, 40)}`] : []),
    ...(details.reason && reasons ? [cut(details.reason, 200)] : []),
  ];
  const head = `${day}: ${wordFor(acts, act) ?? 'изменено'}${rest.length > 0 ? `, ${rest.join(', ')}` : ''}`;
  return lines(head, ...changes, by ? say`${named(by)}` : undefined);
}
