import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { type Item, isOverdue, stateOf } from './items.ts';

/** How a plan goes. Every count stands against `total`; `done` and `inTime` hold what is marked, accepted or not. */
export interface Progress {
  readonly total: number;
  readonly done: number;
  /** Of those done: on the last day or before it. */
  readonly inTime: number;
  readonly accepted: number;
  readonly returned: number;
  /** Neither marked nor returned. */
  readonly unmarked: number;
  /** Of what is to be done, unmarked or returned: its day is past. */
  readonly overdue: number;
}

/** For one's own screen, and for reports: a line counts once for each person it is for. */
export function progressOf(items: readonly Item[], today: PlainDate): Progress {
  const count = (test: (one: Item) => boolean) => items.filter(test).length;
  return {
    total: items.length,
    done: count(isDone),
    inTime: count((one) => isDone(one) && one.result !== undefined && !isBefore(one.activity.due, one.result.doneOn)),
    accepted: count((one) => stateOf(one) === 'accepted'),
    returned: count((one) => stateOf(one) === 'returned'),
    unmarked: count((one) => stateOf(one) === 'open'),
    overdue: count((one) => isOverdue(one, today)),
  };
}

const isDone = (item: Item): boolean => ['done', 'accepted'].includes(stateOf(item));

/** «Выполнено: 3 из 8, в срок: 2; без отметки: 5». */
export function progressWords({ total, done, inTime, returned, unmarked, overdue }: Progress): string {
  const more = [
    ...(returned > 0 ? [`на доработке: ${returned}`] : []),
    `без отметки: ${unmarked}`,
    ...(overdue > 0 ? [`просрочено: ${overdue}`] : []),
  ];
  return [`Выполнено: ${done} из ${total}, в срок: ${inTime}`, ...more].join('; ');
}
