import type { Item, RatePeriod } from './item.ts';
import { isPart } from './operand.ts';
import type { BareNumber, Operand } from './shape.ts';

type OperandItem = Extract<Item, { is: 'operand' }>;

/** Lets bare numbers and parts without a month take what they lack from the dates beside them. */
export function adopted(items: readonly Item[]): readonly Item[] {
  const rates = items.flatMap((item) => (item.is === 'rate' ? [item.rate.period] : []));
  const complete = withEnds(fromTheRight(withoutExplaining(items), rates));
  // «ежемесячно, последняя пятница»: the part is of every month.
  return rates.some((period) => period !== 'year' && period !== 'week') ? complete : withMonths(complete);
}

/** «ноябрь – 2-я неделя»: the dash explains, it makes no range. */
function withoutExplaining(items: readonly Item[]): readonly Item[] {
  return items.filter(({ is }, at) => {
    const [before, after] = [items[at - 1], items[at + 1]];
    const isMonth = before?.is === 'operand' && before.operand.of === 'month';
    return !(is === 'range' && isMonth && after?.is === 'operand' && isPart(after.operand));
  });
}

function fromTheRight(items: readonly Item[], rates: readonly RatePeriod[]): readonly Item[] {
  const done: Item[] = [];
  const known: { model: Operand | undefined } = { model: undefined };
  for (const item of items.toReversed()) {
    // «1 5 октября»: without a comma the first number is of nothing.
    const after = done[0];
    if (item.is === 'operand' && item.operand.of === 'number' && after?.is === 'operand' && after.gap !== 'break') {
      known.model = undefined;
    }
    const next = item.is === 'operand' ? { ...item, operand: likeModel(item.operand, known.model, rates) } : item;
    done.unshift(next);
    if (next.is === 'operand') known.model = next.operand;
    else if (!links.has(next.is)) known.model = undefined;
  }
  return done;
}

/** «конец I и II полугодия»: the end of each. */
function withEnds(items: readonly Item[]): readonly Item[] {
  const known: { isEnd: boolean } = { isEnd: false };
  return items.map((item) => {
    if (item.is !== 'operand') {
      known.isEnd &&= item.is === 'list';
      return item;
    }
    const { operand } = item;
    if (operand.of !== 'term' && operand.of !== 'quarter') {
      known.isEnd = false;
      return item;
    }
    known.isEnd ||= operand.end === 'each';
    return known.isEnd ? { ...item, operand: { ...operand, end: true } } : item;
  });
}

const links = new Set<Item['is']>(['range', 'list', 'since', 'until', 'through', 'or', 'guess']);

function likeModel(operand: Operand, model: Operand | undefined, rates: readonly RatePeriod[]): Operand {
  if (operand.of === 'number')
    return (
      numbered(operand, model) ?? (rates.includes('month') && operand.isDay ? { of: 'day', day: operand.n } : operand)
    );
  if (!isPart(operand) || model === undefined || model.of !== operand.of) return operand;
  const month = 'month' in model ? model.month : undefined;
  const year = 'year' in model ? model.year : undefined;
  if (month === undefined || !('of' in operand) || operand.of === 'month') return operand;
  return { ...operand, month, ...(year === undefined ? {} : { year }) } as Operand;
}

/** «1, 15 и 20 мая», «1–2 четверть», «5–9 классы»: the number is of the kind of the next one. */
function numbered({ n, weekday, isDay }: BareNumber, model: Operand | undefined): Operand | undefined {
  switch (model?.of) {
    case 'day': {
      if (!isDay) return undefined;
      const { weekday: _, ...rest } = model;
      return { ...rest, day: n, ...(weekday === undefined ? {} : { weekday }) };
    }
    case 'third':
      return { ...model, third: n };
    case 'week':
    case 'weekday':
    case 'quarter':
    case 'term':
      return { ...model, n };
    case 'measure':
      return model;
    default:
      return undefined;
  }
}

/** «октябрь (2-я неделя)», «2-я неделя, октябрь»: the month beside a part is narrowed to it. */
function withMonths(items: readonly Item[]): readonly Item[] {
  const months = items.filter((item): item is OperandItem => item.is === 'operand' && item.operand.of === 'month');
  const narrowed = new Set<Item>();
  const done = items.map((item, at): Item => {
    if (item.is !== 'operand' || !isPart(item.operand)) return item;
    const before = months.findLast((month) => items.indexOf(month) < at && !isInRange(items, month));
    const month =
      before ?? (months.length === 1 && months.every((only) => !isInRange(items, only)) ? months[0] : undefined);
    if (month?.operand.of !== 'month') return item;
    narrowed.add(month);
    const { year } = month.operand;
    // A part of a month with the month added is still the same part.
    return {
      ...item,
      operand: { ...item.operand, month: month.operand.month, ...(year === undefined ? {} : { year }) } as Operand,
    };
  });
  return done.map((item) => (narrowed.has(item) ? { is: 'narrowed' } : item));
}

function isInRange(items: readonly Item[], item: Item): boolean {
  const at = items.indexOf(item);
  const ends = ['range', 'through', 'until', 'since'];
  return ends.includes(items[at - 1]?.is ?? '') || ['range', 'through', 'until'].includes(items[at + 1]?.is ?? '');
}
