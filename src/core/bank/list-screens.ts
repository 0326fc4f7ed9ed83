import type { Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { areaWords } from './codes.ts';
import { hardest, subjectsOf } from './fields.ts';
import {
  categoriesOf,
  categoryWords,
  codeOf,
  type Filter,
  filterOf,
  filterWords,
  isIn,
  marksOf,
  markWords,
  toggled,
} from './filter.ts';
import { isOld } from './review.ts';
import { freePlaces, type Shelved, shelf } from './shelf.ts';

/** Ten buttons are the most VK shows under a message. */
const perPage = 6;
const choicesPerPage = 6;

/** Entries that a filter lets through, a page at a time; the number opens the card. */
export async function listScreen(ctx: Context, code: string, wanted: string): Promise<Screen> {
  const filter = filterOf(code);
  const found = (await shelf(ctx)).filter((one) => isIn(filter, one, ({ entry }) => isOld(entry, ctx.me.today)));
  const page = pageOf(found, perPage, wanted);
  const numbers = page.items.map(({ entry }, index) => button(String(page.start + index + 1), 'bank.card', entry.id));
  return screen(
    lines(
      `${filterWords(filter)}: ${found.length}`,
      ...(found.length > 0 ? ['', ...page.items.map((one, index) => line(one, page.start + index + 1))] : []),
    ),
    numbers.slice(0, 3),
    numbers.slice(3),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'bank.list', codeOf(filter), String(page.at + 1))]
      : [],
    [...(filter.side ? [button('Фильтры', 'bank.filter', codeOf(filter))] : []), button('Найти', 'bank.find')],
    [button('Банк', 'bank')],
  );
}

/** «3. Лугова Анна: математика · мест: 1 · пауза». */
function line(one: Shelved, number: number): Text {
  const { entry, person, pairs, lacksConsent } = one;
  const [need] = hardest(entry);
  const facts = [
    ...(subjectsOf(entry) ? [cut(subjectsOf(entry), 60)] : []),
    ...(entry.side === 'mentor' ? [`свободных мест: ${freePlaces(one)}`] : []),
    ...(need ? [areaWords[need[0] as keyof typeof areaWords] ?? ''] : []),
    ...(entry.side === 'mentee' ? [pairs.length > 0 ? 'есть пара' : 'без пары'] : []),
    ...(entry.status === 'waiting' ? ['ждёт утверждения'] : []),
    ...(lacksConsent ? ['нет согласия'] : []),
    ...(entry.pausedUntil ? ['пауза'] : []),
    ...(entry.external ? [cut(entry.external, 60)] : []),
  ].filter((fact) => fact !== '');
  return say`${number}. ${named(person.id)}: ${facts.join(' · ')}`;
}

/** What the list may be narrowed by; each press narrows it or takes that back. */
export function filterScreen(code: string): Screen {
  const filter = filterOf(code);
  const marks = marksOf(filter.side).map((mark) =>
    button(
      `${filter.marks.includes(mark) ? '✓ ' : ''}${markWords[mark]}`,
      'bank.filter',
      codeOf(toggled(filter, mark)),
    ),
  );
  return screen(
    lines('Какие карточки показать?', '', filterWords(filter)),
    marks.slice(0, 2),
    marks.slice(2, 4),
    marks.slice(4, 7),
    [button('Направление', 'bank.areas', codeOf(filter), '0'), button('Категория', 'bank.cats', codeOf(filter), '0')],
    [button('Показать', 'bank.list', codeOf(filter), '0')],
  );
}

export const areasScreen = (code: string, wanted: string): Screen =>
  choiceScreen(code, wanted, {
    verb: 'bank.areas',
    question: 'Какое направление?',
    options: () => Object.entries(areaWords),
    chosen: (filter, area) => ({ ...filter, area }),
  });

export const categoriesScreen = (code: string, wanted: string): Screen =>
  choiceScreen(code, wanted, {
    verb: 'bank.cats',
    question: 'Какая категория?',
    options: ({ side = 'mentor' }) => categoriesOf(side).map((one) => [one, categoryWords(side)[one] ?? one] as const),
    chosen: (filter, category) => ({ ...filter, category }),
  });

interface Choice {
  readonly verb: string;
  readonly question: string;
  readonly options: (filter: Filter) => readonly (readonly [string, string])[];
  readonly chosen: (filter: Filter, value: string) => Filter;
}

function choiceScreen(code: string, wanted: string, { verb, question, options, chosen }: Choice): Screen {
  const { area, category, ...rest } = filterOf(code);
  const bare: Filter =
    verb === 'bank.areas' ? { ...rest, ...(category ? { category } : {}) } : { ...rest, ...(area ? { area } : {}) };
  const page = pageOf(options(bare), choicesPerPage, wanted);
  const buttons = page.items.map(([value, label]) =>
    button(cut(label, 38), 'bank.filter', codeOf(chosen(bare, value))),
  );
  return screen(
    lines(question, '', ...page.items.map(([, label]) => `• ${label}`)),
    buttons.slice(0, 2),
    buttons.slice(2, 4),
    buttons.slice(4),
    page.count > 1 ? [button(`Ещё (${page.at + 1} из ${page.count})`, verb, code, String(page.at + 1))] : [],
    [button('Любое', 'bank.filter', codeOf(bare))],
  );
}
