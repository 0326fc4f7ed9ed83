import { quietUntil, untilTen } from '#core/calendar/quiet.ts';
import { workingDays } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import type { Id } from '#core/kernel/id.ts';
import { namedAll, say, type Text } from '#core/kernel/text.ts';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import { othersIn } from './access.ts';
import { comesLate, type HelpDeps, type HelpDesk, onLadder } from './desk.ts';
import type { HelpRequest } from './help.ts';
import { homeOf } from './home.ts';
import { areaOf, withWhom } from './words.ts';

/** After each thing said: whether it goes at once, in the morning, or cannot arrive. */
export async function saidScreen(ctx: Context, deps: HelpDeps, request: HelpRequest): Promise<Screen> {
  const me = ctx.me.person.id;
  const note = await onLadder(ctx, deps, request, async (desk) => {
    const others = othersIn(request, me);
    const cut = await unreached(desk, others);
    return cut.length > 0
      ? undelivered(cut, others)
      : arriving(await arrivals(desk, deps, request, others), ctx.now, ctx.me.organisation.settings.zone);
  });
  return screen(say`${areaOf(request)}. ${withWhom(request, me)}\n${note}`, [
    button('Закончить', 'help.see', request.id),
  ]);
}

type People = readonly Id<'person'>[];

async function unreached({ tx }: HelpDesk, people: People): Promise<People> {
  const accounts = await tx.accounts.among('personId', people);
  return people.filter((one) => !accounts.some((account) => account.personId === one && account.reachable));
}

const undelivered = (cut: People, others: People): Text =>
  cut.length === others.length
    ? ['Не доставлено: человек заблокировал бота. Он прочитает это в разговоре, когда вернётся.']
    : say`Дошло не до всех. Бот заблокирован: ${namedAll(cut)}\nПрочитать это можно будет в разговоре.`;

/** When it may be sent to each of them, by the hours of their own school. */
async function arrivals(
  desk: HelpDesk,
  deps: HelpDeps,
  request: HelpRequest,
  people: People,
): Promise<readonly Instant[]> {
  const moments: Instant[] = [];
  for (const person of people) {
    const { settings } = await desk.tx.organisations.get(await homeOf(desk, request, person));
    const hours = (await comesLate(desk, request, person)) ? untilTen(settings) : settings;
    moments.push(quietUntil(hours, workingDays(deps.national, settings), desk.now));
  }
  return moments.sort(Temporal.Instant.compare);
}

function arriving(moments: readonly Instant[], now: Instant, zone: string): Text {
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last || last.equals(now)) return ['Отправлено. Пишите дальше или закончите.'];
  return first.equals(now)
    ? [`Отправлено. У кого сейчас тихие часы, тому придёт ${showMoment(last, zone)}.`]
    : [`Сохранено. Сейчас тихие часы: сообщение придёт ${showMoment(last, zone)}.`];
}
