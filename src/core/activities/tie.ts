import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { logToChange } from '#core/journal/access.ts';
import { logCard } from '#core/journal/card.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { linesToTie } from './tied.ts';
import { nameOf } from './words.ts';

const perPage = 5;

/** What was worked on at a meeting, as a line of the plan; whoever was there ties it, and may tie it anew. */
export const tieActions: readonly Action[] = [
  action('act.tie', 'anyone', (ctx, log = '', page = '0') => chooseScreen(ctx, log, page)),
  action('act.tied', 'anyone', (ctx, log = '', activity = '') => tie(ctx, log, activity)),
  action('act.untie', 'anyone', (ctx, log = '') => untie(ctx, log)),
];

async function chooseScreen(ctx: Context, logId: string, wanted: string): Promise<Screen> {
  const { log } = await logToChange(ctx, logId);
  const page = pageOf(await linesToTie(ctx.tx, log), perPage, wanted);
  return screen(
    lines(
      page.items.length > 0
        ? 'К какому мероприятию плана относится встреча?'
        : 'Открытых мероприятий в плане нет, привязать встречу не к чему.',
      ...page.items.map((one) => nameOf(one)),
    ),
    page.items.map((one) => button(String(one.number), 'act.tied', log.id, one.id)),
    page.count > 1 ? [button('Дальше', 'act.tie', log.id, String(page.at + 1))] : [],
    log.activityId ? [button('Не относится к плану', 'act.untie', log.id)] : [],
    [button('К записи', 'j.log', log.id), button('Меню', 'menu')],
  );
}

async function tie(ctx: Context, logId: string, wanted: string): Promise<Screen> {
  const { log, meeting } = await logToChange(ctx, logId);
  const activity = (await linesToTie(ctx.tx, log)).find((one) => one.id === wanted);
  if (!activity && log.activityId !== wanted) throw new Refusal('stale');
  const after: MeetingLog = activity ? { ...log, activityId: activity.id } : log;
  await ctx.tx.logs.put(after);
  return logCard(ctx, { log: after, meeting }, 'Встреча отнесена к мероприятию плана.');
}

async function untie(ctx: Context, logId: string): Promise<Screen> {
  const { log, meeting } = await logToChange(ctx, logId);
  const { activityId: _line, ...after } = log;
  await ctx.tx.logs.put(after);
  return logCard(ctx, { log: after, meeting }, 'Привязка к плану снята.');
}
