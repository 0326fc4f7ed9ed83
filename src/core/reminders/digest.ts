import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { days } from '#core/kernel/plural.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { daysBetween, isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Occurrence, Stage } from '#core/roadmap/roadmap.ts';

/** One line of a digest: an occurrence that is open, or a continuous stage in its month. */
export type Item =
  | { readonly kind: 'dated'; readonly stage: Stage; readonly occurrence: Occurrence; readonly unheard: boolean }
  | { readonly kind: 'continuous'; readonly stage: Stage; readonly unheard: boolean };

const shownItems = 12;
const itemsWithButtons = 4;
const titleLength = 140;

/** Everything due for a person today, the most pressing first; the buttons do the thing. Undefined when nothing is. */
export function digestScreen(items: readonly Item[], today: PlainDate): Screen | undefined {
  if (items.length === 0) return undefined;
  const sorted = [...items].sort(byPressure);
  const shown = sorted.slice(0, shownItems);
  const numbered = sorted.length > 1;
  const rest = sorted.length - shown.length;
  return screen(
    lines(
      `Дорожная карта · ${showDay(today)}`,
      ...shown.flatMap((item, index) => ['', itemText(item, today, numbered ? index + 1 : undefined)]),
      ...(rest > 0 ? ['', `Ещё в «Мои дела»: ${rest}`] : []),
    ),
    ...(numbered ? manyButtons(sorted) : oneButtons(sorted[0])),
  );
}

function itemText(item: Item, today: PlainDate, number: number | undefined): Text {
  const title = `${number === undefined ? '' : `${number}. `}${short(item.stage.title)}`;
  return lines(
    title,
    state(item, today),
    item.unheard ? 'Ответственный не подключён: пригласите из карточки.' : undefined,
  );
}

function state(item: Item, today: PlainDate): Text {
  if (item.kind === 'continuous') return say`Идёт постоянно. Что сделано за месяц?`;
  const { due, from } = item.occurrence;
  const left = daysBetween(today, due);
  if (left < 0) return say`Срок был ${showDay(due)}. Просрочено: ${days(-left)}`;
  if (left === 0) return say`Сегодня последний день.`;
  const started = from && !isBefore(from, today) && from.equals(today) ? 'Начинается сегодня. ' : '';
  return say`${started}Срок: ${showDay(due)}. До срока: ${days(left)}`;
}

const oneButtons = (item: Item | undefined): readonly (readonly Button[])[] =>
  item?.kind === 'dated'
    ? [
        [button('Закрыть', 'occ.close', item.occurrence.id), button('Подробнее', 'occ', item.occurrence.id)],
        [
          button('Завтра', 'occ.snooze', item.occurrence.id, '1'),
          button('Через неделю', 'occ.snooze', item.occurrence.id, '7'),
          button('В день срока', 'occ.snooze', item.occurrence.id, 'due'),
        ],
        [button('Перенести срок', 'occ.postpone', item.occurrence.id)],
      ]
    : [[button('Мои дела', 'mine')]];

const manyButtons = (items: readonly Item[]): readonly (readonly Button[])[] => [
  ...items
    .slice(0, shownItems)
    .flatMap((item, index) => (item.kind === 'dated' ? [{ id: item.occurrence.id, number: index + 1 }] : []))
    .slice(0, itemsWithButtons)
    .map(({ id, number }) => [
      button(`${number}. Закрыть`, 'occ.close', id),
      button(`${number}. Подробнее`, 'occ', id),
    ]),
  [button('Мои дела', 'mine')],
];

const byPressure = (a: Item, b: Item): number => {
  if (a.kind === 'continuous' || b.kind === 'continuous')
    return Number(a.kind === 'continuous') - Number(b.kind === 'continuous');
  return Temporal.PlainDate.compare(a.occurrence.due, b.occurrence.due);
};

const short = (title: string): string => {
  const points = [...title];
  return points.length <= titleLength ? title : `${points.slice(0, titleLength - 1).join('')}…`;
};
