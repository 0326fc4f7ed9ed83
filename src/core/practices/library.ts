import { areaWords } from '#core/bank/codes.ts';
import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { entry } from '#core/kernel/entry.ts';
import { lines } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { approvers, approves, neighbours, writers } from './access.ts';
import { cardScreen } from './card.ts';
import { exporters } from './export.ts';
import type { Practice } from './practice.ts';
import { findForm } from './questions.ts';
import { search } from './search.ts';
import { thank } from './thanks.ts';
import { lineOf, statusWords } from './words.ts';

const perPage = 6;
const all = 'all';

export const libraryActions: readonly Action[] = [
  action('practices', 'anyone', (ctx) => hub(ctx)),
  action('practices.find', 'anyone', (ctx) => ctx.fill('practice-find', ctx.me.organisation.id)),
  action('practices.areas', 'anyone', (ctx, page = '0') => areasScreen(ctx, page)),
  action('practices.of', 'anyone', (ctx, area = all, page = '0') => listScreen(ctx, area, page)),
  action('practices.mine', 'anyone', (ctx, page = '0') => mineScreen(ctx, page)),
  action('practices.queue', approvers, (ctx, page = '0') => queueScreen(ctx, page)),
  action('practice', 'anyone', (ctx, card = '') => cardScreen(ctx, card)),
  action('practice.thanks', 'anyone', async (ctx, card = '') => {
    await thank(ctx, card);
    return cardScreen(ctx, card, 'Спасибо, отмечено: помогло. Кто именно отметил, авторам не видно.');
  }),
];

export const findGuided = guided<{ readonly words: string }>('practice-find', 'anyone', async () => ({
  form: findForm(),
  send: (inside, { words }) => foundScreen(inside, words),
}));

/** What is in the library for somebody of this organisation, the newest first: its own and what neighbours have opened. */
async function shelf(ctx: Context, area?: string): Promise<readonly Practice[]> {
  const approved = { status: 'approved' as const, ...(area === undefined ? {} : { area: area as Practice['area'] }) }; // any other word finds nothing
  const own = await ctx.tx.practices.where({ ...approved, organisationId: ctx.me.organisation.id });
  const schools = await neighbours(ctx);
  const others = await ctx.tx.as({ as: 'system' }, () => ctx.tx.practices.among('organisationId', schools));
  const open = others.filter(
    (one) => one.open && one.status === 'approved' && (area === undefined || one.area === area),
  );
  return [...[...own].sort(newest), ...[...open].sort(newest)];
}

const newest = (a: Practice, b: Practice): number => Temporal.Instant.compare(b.changedAt, a.changedAt);

async function hub(ctx: Context): Promise<Screen> {
  const cards = await shelf(ctx);
  const waiting = approves(ctx) ? await proposedCards(ctx) : [];
  const mine = await ownCards(ctx);
  return screen(
    lines(
      `Практики: ${cards.length}`,
      '',
      ...(cards.length === 0
        ? ['Пока ни одной. Карточка — это два предложения о трудности и два о том, что помогло, без имён.']
        : ['Новые:', ...cards.slice(0, 3).map((card, index) => lineOf(card, index + 1))]),
    ),
    cards.slice(0, 3).map((card, index) => button(String(index + 1), 'practice', card.id)),
    cards.length === 0 ? [] : [button('Найти', 'practices.find'), button('По направлениям', 'practices.areas')],
    waiting.length === 0 ? [] : [button(`На утверждении: ${waiting.length}`, 'practices.queue')],
    [
      ...(holds(ctx.me, ...writers) ? [button('Добавить практику', 'practice.new')] : []),
      ...(mine.length > 0 ? [button('Мои карточки', 'practices.mine')] : []),
    ],
    [
      ...(holds(ctx.me, ...exporters) && cards.length > 0 ? [button('Скачать .docx', 'practices.docx')] : []),
      button('Меню', 'menu'),
    ],
  );
}

async function areasScreen(ctx: Context, page: string): Promise<Screen> {
  const cards = await shelf(ctx);
  const counted = Object.keys(areaWords)
    .map((area) => ({ area, count: cards.filter((card) => card.area === area).length }))
    .filter(({ count }) => count > 0);
  const { items, at, count } = pageOf(counted, perPage, page);
  return screen(
    counted.length === 0 ? 'Практик пока нет.' : 'Выберите направление:',
    ...inPairs(
      items.map((one) =>
        button(`${cut(entry(areaWords, one.area) ?? '', 30)}: ${one.count}`, 'practices.of', one.area, '0'),
      ),
    ),
    count > 1 ? [button(`Дальше (${at + 1} из ${count})`, 'practices.areas', String(at + 1))] : [],
    back,
  );
}

const back: readonly Button[] = [button('Практики', 'practices'), button('Меню', 'menu')];

async function listScreen(ctx: Context, area: string, page: string): Promise<Screen> {
  const known = entry(areaWords, area);
  const cards = await shelf(ctx, known === undefined ? undefined : area);
  return list(known ?? 'Все практики', cards, page, (to) => button('Дальше', 'practices.of', known ? area : all, to));
}

async function foundScreen(ctx: Context, words: string): Promise<Screen> {
  const found = await search(ctx, { words, limit: perPage });
  const again = [button('Искать ещё', 'practices.find')];
  if (found.length === 0)
    return screen(
      'Такого пока нет. Попробуйте другие слова или посмотрите по направлениям.',
      again,
      [button('По направлениям', 'practices.areas')],
      back,
    );
  const cards = found.map(({ practice }) => practice);
  return screen(
    lines('Нашлось:', ...cards.map((card, index) => lineOf(card, index + 1))),
    ...numbers(cards, 0),
    again,
    back,
  );
}

async function queueScreen(ctx: Context, page: string): Promise<Screen> {
  return list('На утверждении', await proposedCards(ctx), page, (to) => button('Дальше', 'practices.queue', to));
}

/** Those that wait for the curator's or the council's word, the oldest first. */
export const proposedCards = async ({ tx, me }: Pick<Context, 'tx' | 'me'>): Promise<readonly Practice[]> =>
  [...(await tx.practices.where({ organisationId: me.organisation.id, status: 'proposed' }))].sort((a, b) =>
    newest(b, a),
  );

const ownCards = async ({ tx, me }: Context): Promise<readonly Practice[]> =>
  (await tx.practices.ofAuthor(me.person.id))
    .filter((one) => one.organisationId === me.organisation.id && one.status !== 'withdrawn')
    .sort(newest);

async function mineScreen(ctx: Context, page: string): Promise<Screen> {
  return list('Мои карточки', await ownCards(ctx), page, (to) => button('Дальше', 'practices.mine', to), true);
}

function list(
  title: string,
  cards: readonly Practice[],
  page: string,
  next: (page: string) => Button,
  states = false,
): Screen {
  const { items, at, count, start } = pageOf(cards, perPage, page);
  return screen(
    lines(
      `${title}: ${cards.length}`,
      ...(items.length === 0 ? [] : ['']),
      ...items.map((card, index) => {
        const line = card.title === '' ? `${start + index + 1}. О решённой просьбе` : lineOf(card, start + index + 1);
        return states ? `${line} (${statusWords[card.status]})` : line;
      }),
      ...(count > 1 ? ['', `Страница ${at + 1} из ${count}`] : []),
    ),
    ...numbers(items, start),
    count > 1 ? [next(String(at + 1))] : [],
    back,
  );
}

const numbers = (cards: readonly Practice[], start: number): readonly (readonly Button[])[] => {
  const all = cards.map((card, index) => button(String(start + index + 1), 'practice', card.id));
  return [all.slice(0, 3), all.slice(3)];
};
