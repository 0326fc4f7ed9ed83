import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { type Page, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { beforeMe } from './access.ts';
import { petitionCard } from './card.ts';
import { desk, filers, kindRules, offered } from './kinds.ts';
import type { Petition } from './petition.ts';
import { offersFor } from './start.ts';
import { isOpen } from './state.ts';
import { stateOf } from './words.ts';

/** «Обращения»: what can be filed, one's own, and for those who answer what waits. */
export const hubActions: readonly Action[] = [
  action('pet', [...filers, ...desk], (ctx) => hub(ctx)),
  action('pet.mine', 'anyone', (ctx, page = '0') => mineScreen(ctx, page)),
  action('pet.list', desk, (ctx, state = '', page = '0') => listScreen(ctx, state, page)),
  action('pet.see', 'anyone', (ctx, petition = '') => petitionCard(ctx, petition)),
];

const perPage = 5;
const states: readonly Petition['status'][] = ['filed', 'taken', 'granted', 'refused', 'withdrawn'];
const headings: Readonly<Record<Petition['status'], string>> = {
  filed: 'Ждут ответа',
  taken: 'В работе',
  granted: 'Решены положительно',
  refused: 'Отклонены',
  withdrawn: 'Отозваны',
};

async function hub(ctx: Context): Promise<Screen> {
  const offers = await offersFor(ctx);
  const mine = await ownPetitions(ctx);
  const waiting = holds(ctx.me, ...desk) ? await beforeMe(ctx) : [];
  const lists = holds(ctx.me, ...desk) ? listButtons(waiting, offers.length > 0) : [];
  return screen(
    lines(
      'Обращения',
      '',
      ...(holds(ctx.me, ...desk) ? deskLines(waiting) : []),
      ...(holds(ctx.me, ...desk) && offers.length > 0 ? [''] : []),
      ...(offers.length > 0
        ? ['О чём вы хотите сказать? Перед отправкой будет написано, кто это увидит.']
        : holds(ctx.me, ...desk)
          ? []
          : ['Сейчас подать нечего: обращения о паре появятся, когда пара начнёт действовать.']),
    ),
    ...lists,
    ...inPairs([
      ...offers.map((kind) => button(offered[kind], 'pet.new', kind)),
      ...(mine.length > 0 ? [button(`Мои обращения: ${mine.length}`, 'pet.mine', '0')] : []),
    ]),
  );
}

function deskLines(all: readonly Petition[]): readonly string[] {
  const open = byDue(all.filter(isOpen));
  return [
    open.length === 0 ? 'Ответа сейчас никто не ждёт.' : `Ждут ответа: ${open.length}`,
    ...open.slice(0, 3).map((one) => `• ${kindRules[one.kind].title}: до ${showDay(one.due)}`),
  ];
}

/** Where somebody files petitions too there is room for what waits alone. */
function listButtons(all: readonly Petition[], short: boolean): readonly (readonly Button[])[] {
  const open = all.filter(isOpen).length;
  if (short) return open > 0 ? [[button(`Ждут ответа: ${open}`, 'pet.list', 'filed', '0')]] : [];
  const counted = states.map((state) => ({ state, count: inState(all, state).length }));
  return inPairs(
    counted
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => button(`${headings[state]}: ${count}`, 'pet.list', state, '0')),
  );
}

/** What waits is listed with what is being looked into: both owe an answer. */
const inState = (all: readonly Petition[], state: Petition['status']): readonly Petition[] =>
  all.filter((one) => one.status === state);

const byDue = (all: readonly Petition[]): readonly Petition[] =>
  [...all].sort((a, b) => Temporal.PlainDate.compare(a.due, b.due) || Temporal.Instant.compare(a.filedAt, b.filedAt));
const latestFirst = (all: readonly Petition[]): readonly Petition[] =>
  [...all].sort((a, b) => Temporal.Instant.compare(b.filedAt, a.filedAt));

async function listScreen(ctx: Context, word: string, wanted: string): Promise<Screen> {
  const state = states.find((one) => one === word) ?? 'filed';
  const all = await beforeMe(ctx);
  const found = inState(all, state);
  const page = pageOf(isOpen({ status: state }) ? byDue(found) : latestFirst(found), perPage, wanted);
  const others = states.filter((one) => one !== state && inState(all, one).length > 0).slice(0, 3);
  if (found.length === 0) return screen(`${headings[state]}: 0`, ...stateButtons(others), [button('Обращения', 'pet')]);
  return screen(
    lines(
      `${headings[state]}: ${found.length}`,
      ...page.items.flatMap((one, index): readonly (Text | string)[] => [
        '',
        say`${page.start + index + 1}. ${kindRules[one.kind].title}, ${named(one.personId)}`,
        isOpen(one) ? `Ответ до ${showDay(one.due)}` : stateOf(one),
      ]),
    ),
    numbers(page),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'pet.list', state, String(page.at + 1))] : [],
    ...stateButtons(others),
    [button('Обращения', 'pet')],
  );
}

const stateButtons = (some: readonly Petition['status'][]): readonly (readonly Button[])[] =>
  some.length > 0 ? [some.map((one) => button(headings[one], 'pet.list', one, '0'))] : [];

const numbers = ({ items, start }: Page<Petition>): readonly Button[] =>
  items.map((one, index) => button(String(start + index + 1), 'pet.see', one.id));

export async function ownPetitions({ tx, me }: Pick<Context, 'tx' | 'me'>): Promise<readonly Petition[]> {
  return latestFirst(await tx.petitions.where({ organisationId: me.organisation.id, personId: me.person.id }));
}

async function mineScreen(ctx: Context, wanted: string): Promise<Screen> {
  const all = await ownPetitions(ctx);
  if (all.length === 0) return screen('Обращений пока нет. Подать можно в меню «Обращения».', [button('Меню', 'menu')]);
  const page = pageOf(all, perPage, wanted);
  return screen(
    lines(
      `Мои обращения: ${all.length}`,
      ...page.items.flatMap((one, index) => [
        '',
        `${page.start + index + 1}. ${kindRules[one.kind].title}`,
        `Состояние: ${stateOf(one)}`,
      ]),
    ),
    numbers(page),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'pet.mine', String(page.at + 1))] : [],
    [button('Меню', 'menu')],
  );
}
