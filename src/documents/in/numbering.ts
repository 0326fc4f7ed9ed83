import { attribute, childOf, type Element } from './xml.ts';

/** The automatic number or bullet of a paragraph, with a space after it; empty for a plain one. Counts as it is asked. */
export type Labels = (paragraph: Element) => string;

interface Level {
  readonly format: string;
  readonly pattern: string;
  readonly start: number;
}

type Levels = ReadonlyMap<number, Level>;

interface Place {
  readonly list: string;
  readonly level: number;
}

export function labelsOf(numbering: Element | undefined, styles: Element | undefined): Labels {
  const lists = listsIn(childOf(numbering, 'numbering'));
  const byStyle = stylesIn(childOf(styles, 'styles'));
  const counters = new Map<string, number[]>();
  return (paragraph) => {
    const properties = childOf(paragraph, 'pPr');
    const style = attribute(childOf(properties, 'pStyle'), 'val');
    const place = placeIn(properties) ?? (style === undefined ? undefined : byStyle.get(style));
    const list = place === undefined ? undefined : lists.get(place.list);
    if (place === undefined || list === undefined) return '';
    const counts = counters.get(list.key) ?? [];
    counters.set(list.key, counts);
    return label(list.levels, place.level, counts);
  };
}

function placeIn(properties: Element | undefined): Place | undefined {
  const numbering = childOf(properties, 'numPr');
  const list = attribute(childOf(numbering, 'numId'), 'val');
  if (list === undefined) return undefined;
  return { list, level: Number(attribute(childOf(numbering, 'ilvl'), 'val') ?? 0) };
}

/** Steps the counter of this level, starts those below it anew, and writes the number out. */
function label(levels: Levels, level: number, counts: number[]): string {
  const own = levels.get(level);
  if (own === undefined || level > 8) return '';
  if (own.format === 'bullet') return '- ';
  for (let at = 0; at < level; at += 1) counts[at] ??= levels.get(at)?.start ?? 1;
  counts[level] = (counts[level] ?? own.start - 1) + 1;
  counts.length = level + 1;
  if (own.format === 'none') return '';
  const text = own.pattern.replace(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    return written(counts[at] ?? 1, levels.get(at)?.format ?? 'decimal');
  });
  return text === '' ? '' : `${text} `;
}

const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';

function written(count: number, format: string): string {
  const letters = format.startsWith('russian') ? russian : /Letter$/u.test(format) ? latin : undefined;
  const small =
    letters === undefined
      ? /Roman$/u.test(format)
        ? roman(count)
        : String(count)
      : (letters[(count - 1) % letters.length] ?? '');
  return /^upper|Upper$/u.test(format) ? small.toUpperCase() : small;
}

const romans: readonly (readonly [number, string])[] = [
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  const next = romans.find(([value]) => value <= count);
  return next === undefined || count > 89 ? '' : `${next[1]}${roman(count - next[0])}`;
}

interface List {
  /** Lists of one abstract definition count together unless one restarts. */
  readonly key: string;
  readonly levels: Levels;
}

function listsIn(numbering: Element | undefined): ReadonlyMap<string, List> {
  const all = numbering?.children ?? [];
  const abstract = new Map(
    all
      .filter((one) => one.name === 'abstractNum')
      .map((one) => [attribute(one, 'abstractNumId') ?? '', levelsIn(one)]),
  );
  return new Map(
    all
      .filter((one) => one.name === 'num')
      .map((one) => {
        const id = attribute(one, 'numId') ?? '';
        const base = attribute(childOf(one, 'abstractNumId'), 'val') ?? '';
        const restarts = one.children.some((child) => child.name === 'lvlOverride');
        const levels = abstract.get(base) ?? new Map<number, Level>();
        return [id, { key: restarts ? `num ${id}` : `abstract ${base}`, levels }];
      }),
  );
}

const levelsIn = (abstract: Element): Levels =>
  new Map(
    abstract.children
      .filter((one) => one.name === 'lvl')
      .map((one) => [
        Number(attribute(one, 'ilvl') ?? 0),
        {
          format: attribute(childOf(one, 'numFmt'), 'val') ?? 'decimal',
          pattern: attribute(childOf(one, 'lvlText'), 'val') ?? '',
          start: Number(attribute(childOf(one, 'start'), 'val') ?? 1),
        },
      ]),
  );

const stylesIn = (styles: Element | undefined): ReadonlyMap<string, Place> =>
  new Map(
    (styles?.children ?? []).flatMap((style) => {
      const place = placeIn(childOf(style, 'pPr'));
      return place === undefined ? [] : [[attribute(style, 'styleId') ?? '', place] as const];
    }),
  );
