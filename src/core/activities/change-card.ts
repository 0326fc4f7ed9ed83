import { type Context, holds } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { dayIn, Temporal } from '#core/kernel/time.ts';
import { isSide } from '#core/pairing/access.ts';
import type { ProgrammeChange } from '#core/programmes/programme.ts';
import { planToRead } from './access.ts';
import { everyoneIn, mayGrow, versionOf } from './change.ts';
import { changeToRead, type Offered } from './change-access.ts';
import { briefOf, changeStates, changeText, isMuch, wholeLines } from './change-words.ts';
import { planTitle } from './words.ts';

const perPage = 5;

/** A change as its sides, the curator and the head see it; whoever is asked answers in one tap. */
export const changeScreen = async (ctx: Context, changeId: string, note?: string): Promise<Screen> =>
  changeCard(ctx, await changeToRead(ctx, changeId), note);

export function changeCard(ctx: Context, offered: Offered, note?: string): Screen {
  const { plan, change } = offered;
  return screen(
    lines(...(note ? [note, ''] : []), changeText(plan, change, ctx.me.organisation.settings.zone)),
    ...(change.status === 'offered' ? openRows(ctx, offered) : []),
    detailRow(change),
    [button('План', 'plan.of', plan.programme.id), button('Меню', 'menu')],
  );
}

/** Where its edits are cut short: each of them whole. */
export const detailRow = (change: ProgrammeChange): readonly Button[] =>
  isMuch(change) ? [button('Подробно', 'plan.offer', change.id, '0')] : [];

const editsPerPage = 3;

export async function detailScreen(ctx: Context, changeId: string, wanted: string): Promise<Screen> {
  const { plan, change } = await changeToRead(ctx, changeId);
  const page = pageOf(wholeLines(plan, change), editsPerPage, wanted);
  return screen(
    lines(
      'Что предлагают изменить',
      ...page.items.flatMap((one, index) => ['', say`${page.start + index + 1}. ${one}`]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'plan.offer', change.id, String(page.at + 1))]
      : [],
    [button('К предложению', 'plan.offer', change.id), button('Меню', 'menu')],
  );
}

function openRows(ctx: Context, { plan, change }: Offered): readonly (readonly Button[])[] {
  const me = ctx.me.person.id;
  if (change.by === me)
    return [
      talkRow(ctx, { plan, change }),
      mayGrow(change, me) ? [button('Добавить в предложение', 'plan.change', plan.programme.id)] : [],
      [button('Снять предложение', 'plan.back', change.id)],
    ];
  if (!everyoneIn(plan).includes(me)) return [];
  const said = change.agreements.find((one) => one.person === me)?.answer;
  return [said === 'yes' ? [] : answerRow(change), talkRow(ctx, { plan, change })];
}

export function answerRow(change: ProgrammeChange): readonly Button[] {
  const to = [change.id, String(versionOf(change))];
  return [button('Да', 'plan.yes', ...to), button('Обсудить', 'plan.talk', ...to), button('Нет', 'plan.no', ...to)];
}

/** Somebody wants to talk about it: a meeting is one tap away. */
const talkRow = (ctx: Context, { plan, change }: Offered): readonly Button[] =>
  change.agreements.some((one) => one.answer === 'discuss') && isSide(ctx, plan)
    ? [button('Предложить встречу', 'm.new', plan.pair.id)]
    : [];

/** Everything that was ever offered of a programme, the latest first. */
export async function changesScreen(ctx: Context, programmeId: string, wanted: string): Promise<Screen> {
  const plan = await planToRead(ctx, programmeId);
  const all = [...(await ctx.tx.changes.where({ programmeId: plan.programme.id }))].sort((a, b) =>
    Temporal.Instant.compare(b.at, a.at),
  );
  const page = pageOf(all, perPage, wanted);
  const { zone } = ctx.me.organisation.settings;
  const may = isSide(ctx, plan) || holds(ctx.me, 'curator');
  return screen(
    lines(
      planTitle(plan),
      ...(all.length === 0
        ? ['', 'Изменений не было. Предложить их может любая сторона или куратор, действуют они с согласия всех.']
        : [`Предложено изменений: ${all.length}`]),
      ...page.items.flatMap((one, index) => [
        '',
        say`${page.start + index + 1}. ${showDay(dayIn(zone, one.at))}, ${named(one.by)}: ${briefOf(one)}`,
        `Состояние: ${changeStates[one.status]}`,
      ]),
    ),
    page.items.map((one, index) => button(String(page.start + index + 1), 'plan.offer', one.id)),
    page.count > 1 ? [button('Дальше', 'plan.changes', plan.programme.id, String(page.at + 1))] : [],
    may && plan.programme.status === 'approved' && !all.some(({ status }) => status === 'offered')
      ? [button('Изменить план', 'plan.change', plan.programme.id)]
      : [],
    [button('План', 'plan.of', plan.programme.id), button('Меню', 'menu')],
  );
}
