import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Delivery } from '#core/delivery/outgoing.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { channelWords } from '#core/people/channel-words.ts';
import { digestKey, type Reminder } from '#core/reminders/reminder.ts';
import { occurrenceFor } from './access.ts';
import type { Occurrence, Stage } from './roadmap.ts';
import { stageName } from './words.ts';

const perPage = 8;

/** Who was reminded of a duty, when, and whether it arrived: for those who answer for the whole roadmap. */
export const toldActions: readonly Action[] = [
  action('occ.told', ['curator', 'head'], async (ctx, one = '', page = '0') => {
    const { occurrence, stage } = await occurrenceFor(ctx, one, 'run');
    return toldScreen(ctx, stage, occurrence, page);
  }),
];

async function toldScreen(ctx: Context, stage: Stage, occurrence: Occurrence, wanted: string): Promise<Screen> {
  const reminders = [...(await ctx.tx.reminders.where({ subject: occurrence.id }))].sort(
    (a, b) => Temporal.PlainDate.compare(b.day, a.day) || a.personId.localeCompare(b.personId),
  );
  const page = pageOf(reminders, perPage, wanted);
  const told: Text[] = [];
  for (const reminder of page.items) told.push(await toldLine(ctx, reminder));
  return screen(
    lines(stageName(stage, 200), `Напоминаний: ${reminders.length}`, ...told.flatMap((line) => ['', line])),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'occ.told', occurrence.id, String(page.at + 1))]
      : [],
    [button('К карточке', 'occ', occurrence.id)],
  );
}

/** The outbox is nobody's in particular, so it is asked as the system, and for the state only. */
async function toldLine(ctx: Context, { personId, organisationId, day }: Reminder): Promise<Text> {
  const key = digestKey(personId, organisationId, day.toString());
  const [delivery] = await ctx.tx.as({ as: 'system' }, () => ctx.tx.outbox.deliveries(key));
  return say`${showDay(day)} ${named(personId)}\n${deliveryWords(delivery)}`;
}

/** «Доставлено: VK», «Не доставлено: бот заблокирован». A row that failed at no account in particular had none to go to. */
export function deliveryWords(delivery: Delivery | undefined): string {
  if (!delivery) return 'Сведений о доставке больше нет';
  const { status, channel } = delivery;
  switch (status) {
    case 'sent':
      return channel ? `Доставлено: ${channelWords[channel]}` : 'Доставлено';
    case 'pending':
    case 'sending':
      return 'Ждёт отправки';
    case 'failed':
      return channel
        ? `Не доставлено: ${channelWords[channel]} не принимает сообщение`
        : 'Не доставлено: бот заблокирован или мессенджер отключён';
    case 'expired':
      return 'Не доставлено: вышел срок';
    case 'dropped':
      return 'Не понадобилось: к отправке уже закрыто или перенесено';
    default:
      return status satisfies never;
  }
}
