import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { days } from '#core/kernel/plural.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { daysBetween, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Occurrence, Stage } from '#core/roadmap/roadmap.ts';
import type { Gap } from './recipients.ts';
import { snoozeButtons } from './snooze-buttons.ts';
import type { Line } from './source.ts';

/** One line of a digest: an occurrence that is open, a continuous stage in its month, or what another feature has to say. */
export type Item = StageItem | { readonly kind: 'line'; readonly line: Line };

type StageItem =
  | { readonly kind: 'dated'; readonly stage: Stage; readonly occurrence: Occurrence; readonly gap?: Gap }
  | { readonly kind: 'continuous'; readonly stage: Stage; readonly gap?: Gap };

const shownItems = 12;
const itemsWithButtons = 4;
const titleLength = 140;

/**
 * Everything due for a person today, the most pressing first; the buttons do the thing. A curator is told whom a reminder
 * does not reach, with the invitation at hand. Undefined when nothing is due.
 */
export function digestScreen(all: readonly Item[], today: PlainDate, forCurator: boolean): Screen | undefined {
  const items = all.map((item) => (forCurator ? item : withoutGap(item))).sort(byPressure);
  const [first] = items;
  if (!first) return undefined;
  const shown = items.slice(0, shownItems);
  const alone = items.length === 1;
  const rest = items.length - shown.length;
  return screen(
    lines(
      `${items.every((item) => item.kind === 'line') ? 'Напоминание' : 'Дорожная карта'} · ${showDay(today)}`,
      ...shown.flatMap((item, index) => ['', itemText(item, today, alone ? undefined : index + 1)]),
      ...(rest > 0 ? ['', `Ещё: ${rest}. Всё есть в «Мои дела» и «План года».`] : []),
    ),
    ...(alone ? oneButtons(first, today) : manyButtons(shown)),
  );
}

function withoutGap(item: Item): Item {
  if (item.kind === 'line') return item;
  const { gap: _gap, ...rest } = item;
  return rest;
}

function itemText(item: Item, today: PlainDate, number: number | undefined): Text {
  const place = number === undefined ? '' : `${number}. `;
  if (item.kind === 'line') return say`${place}${item.line.text}`;
  return lines(`${place}${short(item.stage.title)}`, state(item, today), item.gap && gapWords(item.gap));
}

function gapWords({ unheard }: Gap): Text {
  if (unheard.length === 0) return ['Ответственный не назначен.'];
  return say`Напоминание не доходит: ${unheard.flatMap((person, index) => [...(index > 0 ? [', '] : []), named(person)])}`;
}

function state(item: StageItem, today: PlainDate): string {
  if (item.kind === 'continuous') return 'Выполняется постоянно, напоминание раз в месяц.';
  const { due, from } = item.occurrence;
  const left = daysBetween(today, due);
  if (left < 0) return `Срок был: ${showDay(due)}\nПросрочено: ${days(-left)}`;
  if (left === 0) return 'Сегодня последний день.';
  return `${from?.equals(today) ? 'Начинается сегодня. ' : ''}Срок: ${showDay(due)}\nДо срока: ${days(left)}`;
}

function oneButtons(item: Item, today: PlainDate): readonly (readonly Button[])[] {
  if (item.kind === 'line') return [[item.line.button], [button('Меню', 'menu')]];
  const mend = item.gap ? [mendButton(item, item.gap)] : [];
  if (item.kind === 'continuous') return [[button('Подробнее', 'stage', item.stage.id), ...mend]];
  const { id } = item.occurrence;
  return [
    [button('Закрыть', 'occ.close', id), button('Подробнее', 'occ.open', id)],
    ...snoozeButtons(item.occurrence, today),
    [button('Перенести срок', 'occ.postpone', id), ...mend],
  ];
}

/** What the curator does about a reminder that reaches nobody: the first one missing is invited, or somebody is named. */
function mendButton({ stage }: StageItem, { unheard: [person] }: Gap, number = ''): Button {
  return person
    ? button(`${number}Пригласить`, 'p.invite', person)
    : button(`${number}Назначить`, 'stage.who', stage.id, '0');
}

const manyButtons = (items: readonly Item[]): readonly (readonly Button[])[] => [
  ...items
    .map((item, index) => itemButtons(item, `${index + 1}. `))
    .filter((row) => row.length > 0)
    .slice(0, itemsWithButtons),
  [button('Мои дела', 'mine')],
];

function itemButtons(item: Item, number: string): readonly Button[] {
  if (item.kind === 'continuous') return [];
  if (item.kind === 'line') return [{ ...item.line.button, label: [number, ...item.line.button.label] }];
  const { id } = item.occurrence;
  const more = item.gap ? mendButton(item, item.gap, number) : button(`${number}Подробнее`, 'occ.open', id);
  return [button(`${number}Закрыть`, 'occ.close', id), more];
}

const byPressure = (a: Item, b: Item): number => {
  // What one is asked oneself stands before the year's plan; sorting keeps the order of equals.
  if (a.kind === 'line' || b.kind === 'line') return Number(b.kind === 'line') - Number(a.kind === 'line');
  if (a.kind === 'continuous' || b.kind === 'continuous')
    return Number(a.kind === 'continuous') - Number(b.kind === 'continuous') || byPosition(a, b);
  return Temporal.PlainDate.compare(a.occurrence.due, b.occurrence.due) || byPosition(a, b);
};

const byPosition = (a: StageItem, b: StageItem): number => a.stage.position - b.stage.position;

const short = (title: string): string => {
  const points = [...title.replace(/\s+/g, ' ')];
  return points.length <= titleLength ? points.join('') : `${points.slice(0, titleLength - 1).join('')}…`;
};
