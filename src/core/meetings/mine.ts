import { type Action, action, type Context, type Duty } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { isPast, Temporal } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { listOf } from '#core/pairing/words.ts';
import { ownMeetings, pairsToMeet, type Stood } from './access.ts';
import type { Meeting } from './meeting.ts';
import { endOf, hourOf, isOpen } from './state.ts';
import { othersIn, placeLine } from './words.ts';

const shown = 5;

export const mineActions: readonly Action[] = [action('meets', 'anyone', (ctx) => meetingsScreen(ctx))];

/** «Встречи»: what lies ahead, the nearest first, and with whom to arrange another one. With one pair that is one tap. */
async function meetingsScreen(ctx: Context): Promise<Screen> {
  const ahead = (await ownMeetings(ctx)).filter((one) => isAhead(ctx, one)).sort(byHour);
  const pairs = await pairsToMeet(ctx);
  const proposals = pairs.slice(0, 4).map((one): readonly Button[] => [proposeButton(ctx, one, pairs.length === 1)]);
  if (ahead.length === 0 && pairs.length === 0)
    return screen('Встреч пока нет. Они появятся, когда начнёт действовать ваша пара.', [button('Меню', 'menu')]);
  return screen(
    lines(
      ahead.length === 0 ? 'Встреч впереди нет' : 'Встречи впереди',
      ...ahead.slice(0, shown).flatMap((one, index) => ['', entryOf(ctx, one, index + 1)]),
      ...(ahead.length > shown ? ['', `И ещё: ${ahead.length - shown}`] : []),
      ...(pairs.length > 1 ? ['', 'Кому предложить встречу? Нажмите имя.'] : []),
    ),
    ahead.slice(0, shown).map((one, index) => button(String(index + 1), 'm.card', one.id)),
    ...proposals,
    [button('Меню', 'menu')],
  );
}

/** With one pair there is nothing to choose; a name alone fits a button. */
function proposeButton(ctx: Context, { pair, members }: Stood, isOnly: boolean): Button {
  if (isOnly) return button('Предложить встречу', 'm.new', pair.id);
  const [first, ...rest] = peopleOn(members).filter((one) => one !== ctx.me.person.id);
  const whom = first ? say`${named(first)}` : [];
  return button(rest.length > 0 ? say`Группа, ${whom}` : whom, 'm.new', pair.id);
}

/** What is to be held, or asks whether it was. */
function isAhead({ now }: Context, meeting: Meeting): boolean {
  if (!isOpen(meeting)) return false;
  const { startsAt } = meeting;
  return startsAt === undefined || !isPast(endOf(startsAt, meeting).add({ hours: 24 * 14 }), now);
}

const byHour = (a: Meeting, b: Meeting): number => {
  const [first, second] = [hourOf(a), hourOf(b)];
  return first && second ? Temporal.Instant.compare(first, second) : 0;
};

function entryOf(ctx: Context, meeting: Meeting, number: number): Text {
  const at = hourOf(meeting);
  const { settings } = ctx.me.organisation;
  return lines(
    say`${number}. ${at ? showMoment(at, settings.zone) : 'Время не назначено'}`,
    listOf(othersIn(meeting, ctx.me.person.id)),
    placeLine(meeting),
    ...stateOf(ctx, meeting),
  );
}

function stateOf(ctx: Context, meeting: Meeting): readonly string[] {
  const { startsAt, status, answers } = meeting;
  if (status === 'agreed') return startsAt && isPast(endOf(startsAt, meeting), ctx.now) ? ['Состоялась? Отметьте'] : [];
  return [answers[ctx.me.person.id] ? 'Ждём ответа' : 'Ждём вашего ответа'];
}

/** Proposals that wait for the presser stand on the first screen; of a schedule the first one stands for all. */
export async function meetingDuties(ctx: Context): Promise<readonly Duty[]> {
  const waiting = (await ownMeetings(ctx)).filter((one) => one.status === 'proposed' && !one.answers[ctx.me.person.id]);
  const first = waiting
    .sort(byHour)
    .filter(({ seriesId }, index, all) => !seriesId || all.findIndex((one) => one.seriesId === seriesId) === index);
  return first.map((one) => ({
    text: say`Ответить на предложение встречи: ${listOf(othersIn(one, ctx.me.person.id))}`,
    label: 'Ответить: встреча',
    action: `m.card:${one.id}`,
  }));
}
