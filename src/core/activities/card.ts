import { type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { isSide } from '#core/pairing/access.ts';
import { isRunning, type Line, lineToRead, maySee } from './access.ts';
import { doersOf, type Item, isPending, itemOf, judgesOf, type Plan, stateOf } from './items.ts';
import { activityLines, stateWords } from './words.ts';

const shownDoers = 5;

/** A line of the plan with what one may do about it: one's own, one's pair's; of a group first whose. */
export async function activityScreen(ctx: Context, activityId: string, of = '', note?: Text | string): Promise<Screen> {
  const line = await lineToRead(ctx, activityId);
  const doers = doersOf(line.plan, line.activity);
  const me = ctx.me.person.id;
  const chosen =
    doers.find((one) => one === of) ?? (doers.includes(me) ? me : doers.length === 1 ? doers[0] : undefined);
  if (chosen === undefined || !maySee(ctx, line.plan, chosen)) return everybodyScreen(ctx, line, doers, of, note);
  return itemScreen(ctx, line, itemOf(line.plan, line.activity, chosen), note);
}

/** Of a group's line: how far everybody is, and a button for each. The other mentees are shown the line alone. */
function everybodyScreen(
  ctx: Context,
  { plan, activity }: Line,
  doers: readonly Id<'person'>[],
  wanted: string,
  note?: Text | string,
): Screen {
  const seen = doers.filter((one) => maySee(ctx, plan, one));
  const page = pageOf(seen, shownDoers, wanted);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      activityLines({ plan, activity }),
      ...(page.items.length > 0 ? [''] : []),
      ...page.items.map(
        (one, index) =>
          say`${page.start + index + 1}. ${named(one)}: ${stateWords(itemOf(plan, activity, one), ctx.me.today)}`,
      ),
    ),
    page.items.map((one, index) => button(String(page.start + index + 1), 'act.open', activity.id, one)),
    page.count > 1 ? [button('Дальше', 'act.open', activity.id, String(page.at + 1))] : [],
    changeRow(ctx, plan, { activity }),
    backRow(plan),
  );
}

async function itemScreen(ctx: Context, { plan, activity }: Line, item: Item, note?: Text | string): Promise<Screen> {
  const { result, personId } = item;
  const mine = personId === ctx.me.person.id;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      activityLines({ plan, activity }),
      ...(mine ? [] : [say`Выполняет: ${named(personId)}`]),
      `Состояние: ${stateWords(item, ctx.me.today)}`,
      ...resultLines(item),
      ...(await meetingLine(ctx, activity.id)),
    ),
    ...buttonsFor(ctx, plan, item),
    [
      ...(result?.fileId ? [button('Файл', 'act.file', result.id)] : []),
      ...(result && result.earlier.length > 0
        ? [button(`Прежние записи: ${result.earlier.length}`, 'act.earlier', result.id, '0')]
        : []),
    ],
    isPending(item) ? changeRow(ctx, plan, item) : [],
    backRow(plan),
  );
}

/** «Фактический результат» and «Оценка наставника». */
export function resultLines({ result }: Item): readonly (Text | string)[] {
  if (!result) return [];
  const { text, fileId, status, assessment, assessedBy } = result;
  const word = status === 'returned' ? 'Замечание' : 'Оценка';
  return [
    ...(text ? [`Результат: ${cut(text, 1000)}`] : []),
    ...(fileId ? ['Файл: приложен'] : []),
    ...(assessment && assessedBy ? [say`${word}, ${named(assessedBy)}: ${cut(assessment, 700)}`] : []),
  ];
}

/** Meetings at which it was worked on, as far as the reader may see them. */
async function meetingLine({ tx }: Context, activityId: Id<'activity'>): Promise<readonly string[]> {
  const logs = [...(await tx.logs.where({ activityId }))].sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
  const last = logs.at(-1);
  return last ? [`Встречи по нему: ${logs.length}, последняя ${showDay(last.day)}`] : [];
}

function buttonsFor(ctx: Context, plan: Plan, item: Item): readonly (readonly Button[])[] {
  if (!isRunning(plan)) return [];
  const me = ctx.me.person.id;
  if (item.personId === me) return ownButtons(item);
  return judgesOf(plan, item.personId).includes(me) && item.result ? judgeButtons(item.result) : [];
}

function ownButtons(item: Item): readonly (readonly Button[])[] {
  const { id } = item.activity;
  const say = button('Добавить слова или файл', 'act.say', id);
  const state = stateOf(item);
  switch (state) {
    case 'open':
      return [[button('Выполнено', 'act.done', id)]];
    case 'returned':
      return [[button('Исправлено', 'act.done', id)], [say]];
    case 'done':
      return [[say], [button('Было в другой день', 'act.day', id), button('Снять отметку', 'act.undo', id)]];
    case 'accepted':
      return [];
    default:
      return state satisfies never;
  }
}

/** What the mentor does in one tap; also under the message that somebody has marked it. */
export function judgeButtons({ id, status, assessment }: NonNullable<Item['result']>): readonly (readonly Button[])[] {
  if (status === 'done') return [[button('Принять', 'act.ok', id), button('Вернуть', 'act.back', id)]];
  if (status !== 'accepted') return [];
  return [[button(assessment ? 'Изменить оценку' : 'Оценка словами', 'act.word', id)]];
}

/** A day that does not fit any more is moved with everybody's consent. */
function changeRow(ctx: Context, plan: Plan, { activity }: Pick<Item, 'activity'>): readonly Button[] {
  const may = isSide(ctx, plan) || holds(ctx.me, 'curator');
  return may && isRunning(plan) && !activity.droppedOn
    ? [button('Перенести', 'plan.move', activity.id), button('Убрать из плана', 'plan.drop', activity.id)]
    : [];
}

const backRow = ({ programme }: Plan): readonly Button[] => [
  button('План', 'plan.of', programme.id),
  button('Меню', 'menu'),
];
