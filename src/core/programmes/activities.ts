import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { isSide } from '#core/pairing/access.ts';
import { activityFor, type Held, ownLocked, programmeFor } from './access.ts';
import { lapse } from './lapse.ts';
import { planOf, renumber } from './plan.ts';
import type { Activity } from './programme.ts';
import { isOpen } from './state.ts';
import { activityLine, aimOf } from './words.ts';

/** Two buttons that add and two that lead on stand under them. */
const perPage = 6;

/** The plan line by line; each line can be looked at, and until it is approved changed or taken out by every side. */
export const activityActions: readonly Action[] = [
  action('prog.plan', 'anyone', (ctx, id = '', page = '0') => planScreen(ctx, id, page)),
  action('prog.act', 'anyone', (ctx, id = '') => activityScreen(ctx, id)),
  action('prog.act.edit', 'anyone', async (ctx, id = '', part = '') => {
    const { activity } = await ownLine(ctx, id);
    return ctx.fill('prog-act', `${activity.id}:${part}`);
  }),
  action('prog.act.out', 'anyone', (ctx, id = '') => takeOut(ctx, id)),
];

export async function planScreen(ctx: Context, id: string, wanted = '0', note?: string): Promise<Screen> {
  const held = await programmeFor(ctx, id);
  const { programme } = held;
  const page = pageOf(await planOf(ctx, programme), perPage, wanted);
  const numbers = page.items.map((one, index) => button(String(page.start + index + 1), 'prog.act', one.id));
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      'Мероприятия программы',
      ...(page.items.length === 0 ? ['', 'Пока ни одного. Добавьте готовое или напишите своё.'] : ['']),
      ...page.items.map((one, index) => activityLine(one, page.start + index + 1)),
      ...(page.count > 1 ? ['', `Страница ${page.at + 1} из ${page.count}`] : []),
    ),
    numbers.slice(0, 3),
    numbers.slice(3),
    isSide(ctx, held) && isOpen(programme)
      ? [button('Добавить готовое', 'prog.add', programme.id), button('Добавить своё', 'prog.own', programme.id)]
      : [],
    [
      ...(page.count > 1 ? [button('Дальше', 'prog.plan', programme.id, String(page.at + 1))] : []),
      button('К программе', 'prog.open', programme.id),
    ],
  );
}

export async function activityScreen(ctx: Context, id: string, note?: string): Promise<Screen> {
  const held = await activityFor(ctx, id);
  const { activity, programme } = held;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      `Мероприятие ${activity.number}`,
      activity.title,
      '',
      `Направление: ${aimOf(activity)}`,
      `Срок: ${showDay(activity.due)}`,
      ...(activity.expected ? [`Планируемый результат: ${activity.expected}`] : []),
      ...(activity.personId ? [say`Кто выполняет: ${named(activity.personId)}`] : []),
    ),
    ...(isSide(ctx, held) && isOpen(programme) ? editRows(activity) : []),
    [button('Мероприятия', 'prog.plan', programme.id, '0'), button('К программе', 'prog.open', programme.id)],
  );
}

const editRows = ({ id }: Activity): readonly (readonly Button[])[] => [
  [button('Срок', 'prog.act.edit', id, 'day'), button('Название', 'prog.act.edit', id, 'title')],
  [button('Результат', 'prog.act.edit', id, 'expected'), button('Убрать', 'prog.act.out', id)],
];

/** A line of one's own programme that can still be changed. Throws not-found, stale. */
export async function ownLine(ctx: Context, id: string): Promise<Held & { readonly activity: Activity }> {
  const held = await activityFor(ctx, id);
  if (!isSide(ctx, held)) throw new Refusal('not-found');
  if (!isOpen(held.programme)) throw new Refusal('stale');
  return held;
}

async function takeOut(ctx: Context, id: string): Promise<Screen> {
  const { activity, programme } = await ownLine(ctx, id);
  const held = await ownLocked(ctx, programme.id);
  await lapse(ctx, held);
  // Nothing was ever done of it: no result names it.
  await ctx.tx.activities.remove({ id: activity.id });
  await renumber(ctx, programme);
  return planScreen(ctx, programme.id, '0', 'Мероприятие убрано.');
}
