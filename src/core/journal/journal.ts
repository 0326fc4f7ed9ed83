import { nameOf } from '#core/activities/words.ts';
import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Meeting, MeetingLog } from '#core/meetings/meeting.ts';
import { orderWords, titleOf } from '#core/pairing/words.ts';
import type { Activity } from '#core/programmes/programme.ts';
import { isSide, logsOf, logsOfEach, pairsToLog, pairToRead } from './access.ts';
import { wordsOn } from './card.ts';
import { minutesOf, topicOf } from './fields.ts';
import { notHeldLine } from './not-held.ts';

const perPage = 5;
const pairsPerPage = 7;

export const journalActions: readonly Action[] = [
  action('j', ['mentor', 'mentee', 'curator', 'head'], (ctx) => startScreen(ctx, '0')),
  action('j.pairs', ['curator', 'head'], (ctx, page = '0') => allScreen(ctx, page)),
  action('j.pair', 'anyone', (ctx, pair = '', page = '0') => journalScreen(ctx, pair, page)),
];

/** Those who run the programme choose a pair; whoever has one pair of their own sees its journal at once. */
async function startScreen(ctx: Context, page: string): Promise<Screen> {
  if (holds(ctx.me, 'curator', 'head')) return allScreen(ctx, page);
  const own = await pairsToLog(ctx);
  const [first, ...others] = own;
  if (!first) return screen('Журнал появится, когда вашу пару закрепит приказ.', [button('Меню', 'menu')]);
  if (others.length === 0) return journalScreen(ctx, first.pair.id, '0');
  return screen(
    lines('Чей журнал открыть?', ...own.slice(0, pairsPerPage).map((one, index) => say`${index + 1}. ${titleOf(one)}`)),
    own.slice(0, 4).map(({ pair }, index) => button(String(index + 1), 'j.pair', pair.id, '0')),
    own.slice(4, pairsPerPage).map(({ pair }, index) => button(String(index + 5), 'j.pair', pair.id, '0')),
    [button('Меню', 'menu')],
  );
}

async function allScreen(ctx: Context, wanted: string): Promise<Screen> {
  const { tx, me } = ctx;
  const pairs = (await tx.mentorships.where({ organisationId: me.organisation.id }))
    .filter((one) => one.inForceFrom !== undefined)
    .sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
  const page = pageOf(pairs, pairsPerPage, wanted);
  const members = await tx.members.among(
    'mentorshipId',
    page.items.map((one) => one.id),
  );
  const logsIn = await logsOfEach(ctx, page.items);
  const entries = page.items.map((pair, index) => {
    const logs = logsIn(pair);
    const title = titleOf({ members: members.filter((one) => one.mentorshipId === pair.id) });
    const last = logs[0] ? `, последняя ${showDay(logs[0].day)}` : '';
    return say`${page.start + index + 1}. ${title}: встреч ${logs.length}${last}`;
  });
  const numbers = page.items.map((pair, index) => button(String(page.start + index + 1), 'j.pair', pair.id, '0'));
  return screen(
    lines('Журналы встреч', '', ...(entries.length > 0 ? entries : ['Пар, закреплённых приказом, пока нет.'])),
    numbers.slice(0, 4),
    numbers.slice(4),
    page.count > 1 ? [button('Дальше', 'j.pairs', String(page.at + 1))] : [],
    [button('Встречи и часы', 'j.hours', 'now'), button('Меню', 'menu')],
  );
}

/** The journal of a pair: what was written down on days in force, the newest first. */
async function journalScreen(ctx: Context, pairId: string, wanted: string): Promise<Screen> {
  const asked = await pairToRead(ctx, pairId);
  const logs = await logsOf(ctx, asked);
  const page = pageOf(logs, perPage, wanted);
  const meetings = await ctx.tx.meetings.among(
    'id',
    page.items.map((one) => one.meetingId),
  );
  const lined = await ctx.tx.activities.among(
    'id',
    page.items.flatMap((one) => (one.activityId ? [one.activityId] : [])),
  );
  const order =
    asked.pair.orderId && holds(ctx.me, 'curator', 'head') ? await ctx.tx.orders.find(asked.pair.orderId) : undefined;
  const side = isSide(ctx, asked);
  const missed = holds(ctx.me, 'curator', 'head')
    ? await notHeldLine(ctx, await ctx.tx.meetings.where({ mentorshipId: asked.pair.id }))
    : [];
  return screen(
    lines(
      say`Журнал: ${titleOf(asked)}`,
      ...(order ? [orderWords(order)] : []),
      `Встреч: ${logs.length}`,
      ...missed,
      ...page.items.flatMap((log, index) => ['', entryOf(log, { meetings, lined }, page.start + index + 1)]),
      ...(page.count > 1 ? ['', `Страница ${page.at + 1} из ${page.count}`] : []),
      ...(logs.length === 0 && side
        ? ['', 'Чтобы записать встречу, напишите, например: вчера 40 минут, самоанализ урока.']
        : []),
    ),
    page.items.map((log, index) => button(String(page.start + index + 1), 'j.log', log.id)),
    page.count > 1 ? [button('Дальше', 'j.pair', asked.pair.id, String(page.at + 1))] : [],
    logs.length > 0 ? [button('Word', 'j.docx', asked.pair.id), button('Excel', 'j.xlsx', asked.pair.id)] : [],
    side ? [button('Записать встречу', 'j.new'), button('Мои заметки', 'j.notes', asked.pair.id, '0')] : [],
    [button('Меню', 'menu')],
  );
}

interface Around {
  readonly meetings: readonly Meeting[];
  /** Lines of the plan to which logs are tied. */
  readonly lined: readonly Activity[];
}

function entryOf(log: MeetingLog, { meetings, lined }: Around, number: number): Text {
  const line = lined.find((one) => one.id === log.activityId);
  const meeting = meetings.find((one) => one.id === log.meetingId);
  const said = meeting && wordsOn({ log, meeting });
  const state = said && said.confirmed < said.asked ? `, подтверждено: ${said.confirmed} из ${said.asked}` : '';
  const long = log.minutes === undefined ? '' : `, ${minutesOf(log.minutes)}`;
  return lines(
    say`${number}. ${showDay(log.day)}${long}${state}`,
    cut(topicOf(log), 120),
    line ? `По плану: ${nameOf(line)}` : undefined,
    ...(log.task ? [`Задание: ${cut(log.task, 120)}${log.taskBy ? `, до ${showDay(log.taskBy)}` : ''}`] : []),
    ...(said && said.corrected > 0 ? [say`Есть уточнения. Записано: ${named(log.by)}`] : []),
  );
}
