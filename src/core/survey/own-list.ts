import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { count } from '#core/kernel/plural.ts';
import { lines } from '#core/kernel/text.ts';
import { builtIn } from './built-in/all.ts';
import { readers, writers } from './hub.ts';
import { isOwn, targetOf } from './own-access.ts';
import type { OwnQuestionnaire, Questionnaire } from './questionnaire.ts';

const perPage = 7;

/** «Анкеты»: the organisation's own first, the newest of each and its draft, then those of the program. */
export const listActions: readonly Action[] = [action('q.list', readers, (ctx, page = '0') => listScreen(ctx, page))];

export async function listScreen(ctx: Context, wanted = '0'): Promise<Screen> {
  const own = await ctx.tx.questionnaires.where({ organisationId: ctx.me.organisation.id });
  const all = [...current(own), ...latest(builtIn)];
  const page = pageOf(all, perPage, wanted);
  const numbers = page.items.map((one, index) => button(String(page.start + index + 1), 'q.card', targetOf(one)));
  return screen(
    lines(
      `Анкеты: ${all.length}`,
      '',
      ...page.items.map((one, index) => `${page.start + index + 1}. ${line(one)}`),
      ...(page.count > 1 ? ['', `Страница ${page.at + 1} из ${page.count}`] : []),
    ),
    numbers.slice(0, 4),
    numbers.slice(4),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'q.list', String(page.at + 1))] : [],
    [...(holds(ctx.me, ...writers) ? [button('Новая анкета', 'q.new')] : []), button('Опросы', 'sv')],
  );
}

/** Drafts, and of the published ones the newest of each family; what was made last stands first. */
const current = (all: readonly OwnQuestionnaire[]): readonly OwnQuestionnaire[] =>
  [
    ...all.filter(({ status }) => status === 'draft'),
    ...latest(all.filter(({ status }) => status === 'published')),
  ].sort((a, b) => b.createdAt.epochMilliseconds - a.createdAt.epochMilliseconds || (a.id < b.id ? -1 : 1));

const latest = <Q extends Questionnaire>(all: readonly Q[]): readonly Q[] =>
  all.filter((one) => !all.some((other) => other.family === one.family && other.version > one.version));

function line(one: Questionnaire | OwnQuestionnaire): string {
  const kind = isOwn(one) ? (one.status === 'draft' ? 'черновик' : `версия ${one.version}`) : 'готовая';
  return `${cut(one.title, 120)} · ${kind} · ${questions(one.items.length)}`;
}

export const questions = (n: number): string => count(n, ['вопрос', 'вопроса', 'вопросов']);
