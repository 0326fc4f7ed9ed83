import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { days } from '#core/kernel/plural.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { daysBetween, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Occurrence, Stage } from '#core/roadmap/roadmap.ts';
import type { Gap } from './recipients.ts';
import { snoozeButtons } from './snooze-buttons.ts';

/** One line of a digest: an occurrence that is open, or a continuous stage in its month. */
export type Item =
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
      `Дорожная карта · ${showDay(today)}`,
      ...shown.flatMap((item, index) => ['', itemText(item, today, alone ? undefined : index + 1)]),
      ...(rest > 0 ? ['', `Ещё: ${rest}. Всё есть в «Мои дела» и «План года».`] : []),
    ),
    ...(alone ? oneButtons(first, today) : manyButtons(shown)),
  );
}

function withoutGap({ gap: _gap, ...item }: Item): Item {
  return item;
}

const itemText = (item: Item, today: PlainDate, number: number | undefined): Text =>
  lines(
    `${number === undefined ? '' : `${number}. `}${short(item.stage.title)}`,
    state(item, today),
    item.gap && gapWords(item.gap),
  );

function gapWords({ unheard }: Gap): Text {
  if (unheard.length === 0) return ['Ответственный не назначен.'];
  return say`Напоминание не доходит: ${unheard.flatMap((person, index) => [...(index > 0 ? [', '] : []), named(person)])}`;
}

function state(item: Item, today: PlainDate): string {
  if (item.kind === 'continuous') return 'Выполняется постоянно, напоминание раз в месяц.';
  const { due, from } = item.occurrence;
  const left = daysBetween(today, due);
  if (left < 0) return `Срок был: ${showDay(due)}\nПросрочено: ${days(-left)}`;
  if (left === 0) return 'Сегодня последний день.';
  return `${from?.equals(today) ? 'Начинается сегодня. ' : ''}Срок: ${showDay(due)}\nДо срока: ${days(left)}`;
}

function oneButtons(item: Item, today: PlainDate): readonly (readonly Button[])[] {
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
function mendButton({ stage }: Item, { unheard: [person] }: Gap, number = ''): Button {
  return person
    ? button(`${number}Пригласить`, 'p.invite', person)
    : button(`${number}Назначить`, 'stage.who', stage.id, '0');
}

const manyButtons = (items: readonly Item[]): readonly (readonly Button[])[] => [
  ...items
    .map((item, index) => ({ item, number: `${index + 1}. ` }))
    .flatMap(({ item, number }) => (item.kind === 'dated' ? [{ item, number, id: item.occurrence.id }] : []))
    .slice(0, itemsWithButtons)
    .map(({ item, number, id }) => [
      button(`${number}Закрыть`, 'occ.close', id),
      item.gap ? mendButton(item, item.gap, number) : button(`${number}Подробнее`, 'occ.open', id),
    ]),
  [button('Мои дела', 'mine')],
];

const byPressure = (a: Item, b: Item): number => {
  if (a.kind === 'continuous' || b.kind === 'continuous')
    return Number(a.kind === 'continuous') - Number(b.kind === 'continuous') || byPosition(a, b);
  return Temporal.PlainDate.compare(a.occurrence.due, b.occurrence.due) || byPosition(a, b);
};

const byPosition = (a: Item, b: Item): number => a.stage.position - b.stage.position;

const short = (title: string): string => {
  const points = [...title.replace(/\s+/g, ' ')];
  return points.length <= titleLength ? points.join('') : `${points.slice(0, titleLength - 1).join('')}…`;
};
