import { areaWords } from '#core/bank/codes.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { days } from '#core/kernel/plural.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { daysBetween, type PlainDate } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { Activity } from '#core/programmes/programme.ts';
import { type Item, type Plan, stateOf } from './items.ts';

/** What became of a line, in a few words. */
export function stateWords(item: Item, today: PlainDate): string {
  const { result } = item;
  const state = stateOf(item);
  switch (state) {
    case 'open':
      return leftWords(item.activity, today);
    case 'returned':
      return 'возвращено, нужно доработать';
    case 'done':
      return `отмечено ${result ? showDay(result.doneOn) : ''}, ждёт проверки`;
    case 'accepted':
      return `принято${result?.assessedOn ? ` ${showDay(result.assessedOn)}` : ''}`;
    default:
      return state satisfies never;
  }
}

/** How far its day is. */
export function leftWords({ due }: Pick<Activity, 'due'>, today: PlainDate): string {
  const left = daysBetween(today, due);
  if (left < 0) return `просрочено: ${days(-left)}`;
  return left === 0 ? 'сегодня последний день' : `до срока: ${days(left)}`;
}

/** «3. Посетить урок»: as it stands on the paper and on buttons. */
export const nameOf = ({ number, title }: Pick<Activity, 'number' | 'title'>, max = 120): string =>
  `${number}. ${cut(title, max)}`;

export const itemLines = (item: Item, today: PlainDate): Text =>
  lines(nameOf(item.activity), `Срок: ${showDay(item.activity.due)}, ${stateWords(item, today)}`);

/** What is planned: the line of the paper on a phone. */
export const activityLines = ({ plan, activity }: { readonly plan: Plan; readonly activity: Activity }): Text =>
  lines(
    nameOf(activity, 300),
    `Срок: ${showDay(activity.due)}`,
    activity.area === undefined
      ? 'В поддержку сильных сторон'
      : `Против затруднения: ${areaWords[activity.area].toLowerCase()}`,
    activity.expected ? `Планируемый результат: ${cut(activity.expected, 300)}` : undefined,
    ...(activity.personId && plan.pair.kinds.some((kind) => kind === 'reverse' || kind === 'group')
      ? [say`Кто выполняет: ${named(activity.personId)}`]
      : []),
    activity.droppedOn ? `Убрано из плана ${showDay(activity.droppedOn)}` : undefined,
  );

export const planTitle = ({ members }: Pick<Plan, 'members'>): Text => say`План программы: ${titleOf({ members })}`;
