import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { channels } from '#core/kernel/ports.ts';
import { lines } from '#core/kernel/text.ts';
import { date, Temporal } from '#core/kernel/time.ts';
import { answerDays } from '#core/petitions/term.ts';
import { channelWords } from './channel-words.ts';
import type { Settings } from './organisation.ts';
import { showPeriod } from './periods.ts';
import { showOverrides, showQuiet, zones } from './settings-read.ts';

/** What is set, and what follows from it. */
export function settingsScreen(ctx: Pick<Context, 'me' | 'now'>, note?: string): Screen {
  const { organisation } = ctx.me;
  const { settings } = organisation;
  const local = ctx.now.toZonedDateTimeISO(settings.zone).toPlainTime().toString({ smallestUnit: 'minute' });
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      `Настройки: ${organisation.name}`,
      '',
      `Пояс: ${zones[settings.zone] ?? settings.zone}. Сейчас в школе ${local}`,
      `Тихие часы: ${showQuiet(settings.quiet)}`,
      `Неделя: ${settings.workWeek === 5 ? 'пятидневная' : 'шестидневная'}`,
      `Напоминания: в ${settings.remindAt}, за дней до срока: ${settings.leads.join(', ')}`,
      ...(muffled(settings) ? [`Час напоминаний попадает в тихие часы: они придут в ${settings.quiet.to}`] : []),
      ...channels.map((channel) => `Имена в ${channelWords[channel]}: ${nameWords[settings.names[channel]]}`),
      `Учебные периоды: ${periodsOf(settings.terms) || 'не заданы, поэтому сроки по полугодиям и четвертям бот спросит у куратора'}`,
      `Каникулы: ${periodsOf(settings.holidays) || 'не заданы, в это время напоминания приходят'}`,
      ...(Object.keys(settings.dayOverrides).length > 0
        ? [`Отдельные дни: ${showOverrides(settings.dayOverrides)}`]
        : []),
      `Адрес: ${settings.address ?? 'не указан, а в тексте согласия он нужен'}`,
      `Приказы подписываются: ${settings.place ?? 'место не указано'}`,
      `Срок ответа на обращения, рабочих дней: ${answerDays(settings)}`,
      ...(settings.municipality ? [`Наставники других школ муниципалитета: ${exchangeWords(settings)}`] : []),
      `Пары с учениками: ${settings.pupils ? 'включены, с согласием родителя на бумаге' : 'выключены'}`,
    ),
    [button('Изменить', 'set.edit')],
    [button('Меню', 'menu')],
  );
}

const nameWords = {
  full: 'полностью',
  initials: 'инициалы; списки и файлы с именами туда не передаются',
  none: 'не показываются; списки и файлы с именами туда не передаются',
} as const;

function exchangeWords({ exchange }: Settings): string {
  const said = [...(exchange?.seeks ? ['ищем'] : []), ...(exchange?.lends ? ['отдаём своих'] : [])];
  if (said.length === 0) return 'не ищем и своих не отдаём';
  const who = exchange?.lends ? '. Готовность наставник отмечает сам: «Моя карточка»' : '';
  return `${said.join(', ')}, без имён до общего согласия${who}`;
}

const periodsOf = (periods: Settings['terms']): string =>
  periods.map(({ from, to }) => showPeriod({ from: date(from), to: date(to) })).join(', ');

/** Does the hour of the digest lie in the night? */
function muffled({ quiet, remindAt }: Settings): boolean {
  const [from, to, at] = [quiet.from, quiet.to, remindAt].map((one) => Temporal.PlainTime.from(one));
  if (!from || !to || !at) return false;
  const after = Temporal.PlainTime.compare(at, from) >= 0;
  const before = Temporal.PlainTime.compare(at, to) < 0;
  return Temporal.PlainTime.compare(from, to) > 0 ? after || before : after && before;
}
