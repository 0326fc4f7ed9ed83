import type { Item } from './item.ts';
import type { Operand } from './shape.ts';

type OperandItem = Extract<Item, { is: 'operand' }>;

/** Gives a lone year to the date before it («сентябрь, 2024 г.») or to those after it («2024 год: сентябрь, октябрь»). */
export function withYears(items: readonly Item[]): readonly Item[] {
  const done: Item[] = [];
  const prefix: { year?: number } = {};
  for (const item of items) {
    if (item.is === 'year') done.push(...placed(done, item, prefix));
    else done.push(prefix.year === undefined ? item : prefixed(item, prefix.year, done));
  }
  return done;
}

/** Changes the date before the year, or notes the year for what follows; returns what is added to the items. */
function placed(done: Item[], item: Extract<Item, { is: 'year' }>, prefix: { year?: number }): readonly Item[] {
  const at = done.findLastIndex(({ is }) => is === 'operand');
  const before = done[at];
  const between = done.slice(at + 1);
  const isClose = between.every(({ is }) => is === 'list' || is === 'open' || is === 'close');
  if (before?.is === 'operand' && isClose && prefix.year === undefined && isYearly(before.operand)) {
    const dated = { ...before, operand: { ...before.operand, year: item.year } };
    // «декабрь 2023, 2024»: the same month of another year.
    if (before.operand.year !== undefined && done.at(-1)?.is === 'list') return [...rangeStart(done, at), dated];
    if (before.operand.year === undefined) {
      done[at] = dated;
      return [];
    }
  }
  prefix.year = item.year;
  return [item];
}

/** The first date and the dash of a range whose end is at `at`. */
function rangeStart(done: readonly Item[], at: number): readonly Item[] {
  const [start, link] = [done[at - 2], done[at - 1]];
  const isRange = start?.is === 'operand' && (link?.is === 'range' || link?.is === 'through');
  return isRange ? [start, link] : [];
}

function prefixed(item: Item, year: number, done: readonly Item[]): Item {
  if (item.is !== 'operand' || !isYearly(item.operand) || item.operand.year !== undefined) return item;
  const before = done.findLast((each): each is OperandItem => each.is === 'operand');
  const isEnd = ['range', 'through', 'until'].includes(done.at(-1)?.is ?? '');
  const runsOver = isEnd && monthOf(item.operand) < monthOf(before?.operand);
  return runsOver ? item : { ...item, operand: { ...item.operand, year } };
}

type Yearly = Exclude<Operand, { of: 'number' | 'measure' }>;

function isYearly(operand: Operand): operand is Yearly {
  return operand.of !== 'number' && operand.of !== 'measure';
}

function monthOf(operand: Operand | undefined): number {
  return operand !== undefined && 'month' in operand ? (operand.month ?? 0) : 0;
}

/** Gives «(вторник)» to the day it stands beside, to be checked; weekdays that stand alone or in a row stay. */
export function withWeekdays(items: readonly Item[]): readonly Item[] {
  const done = [...items];
  items.forEach((item, at) => {
    if (item.is !== 'weekday' || item.every || isInRow(items, at)) return;
    const place = [at + 1, at - 1, at - 2, at + 2].find((index) => takesWeekday(done, index, at));
    const day = place === undefined ? undefined : done[place];
    if (place === undefined || day?.is !== 'operand') return;
    if (day.operand.of !== 'day' && day.operand.of !== 'number') return;
    done[place] = { ...day, operand: { ...day.operand, weekday: item.weekday } };
    done[at] = { is: 'noted' };
  });
  return done.filter(({ is }) => is !== 'noted');
}

function takesWeekday(items: readonly Item[], index: number, at: number): boolean {
  const item = items[index];
  const between = items[(index + at) / 2];
  const isNear = Math.abs(index - at) === 1 || between?.is === 'list' || between?.is === 'open';
  if (item?.is !== 'operand' || !isNear) return false;
  const { operand } = item;
  return (operand.of === 'day' || operand.of === 'number') && operand.weekday === undefined;
}

function isInRow(items: readonly Item[], at: number): boolean {
  const isLink = (item: Item | undefined) => item?.is === 'range' || item?.is === 'list';
  const isWeekday = (item: Item | undefined) => item?.is === 'weekday';
  return (
    isWeekday(items[at + 1]) ||
    isWeekday(items[at - 1]) ||
    (isLink(items[at + 1]) && isWeekday(items[at + 2])) ||
    (isLink(items[at - 1]) && isWeekday(items[at - 2]))
  );
}
