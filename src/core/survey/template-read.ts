import type { FileSheet } from '#core/files/sheet.ts';
import { fold } from '#core/kernel/fold.ts';
import { labelsIn, longest, optionsWith, rangeIn } from './item-words.ts';
import { mostItems, type Unkeyed, valuesOf } from './own-edit.ts';
import { itemFault } from './own-faults.ts';
import type { Item, ItemKind } from './questionnaire.ts';
import { type Column, columnOf, columns, kindNamed } from './template-columns.ts';

export interface TemplateFault {
  /** The row's number in the file; absent where it is the whole file. */
  readonly row?: number;
  readonly why: string;
}

export interface TemplateReading {
  /** Questions found, with and without faults. */
  readonly count: number;
  readonly items: readonly Item[];
  readonly faults: readonly TemplateFault[];
}

const headingRows = 20;

type Cells = Readonly<Partial<Record<Column, string>>>;

interface Line {
  readonly row: number;
  readonly cells: Cells;
}

/** What a table of questions says. A heading may stand anywhere in the first rows, its columns in any order; nothing is written. */
export function readTemplate(sheets: readonly FileSheet[]): TemplateReading {
  const lines = sheets.map(linesOf).find((found) => found !== undefined);
  if (!lines) return nothing(`не нашлось таблицы вопросов: нужны столбцы «${columns.text}» и «${columns.kind}»`);
  const asked = lines.filter(({ cells }) => !isHeadingOnly(cells));
  if (asked.length === 0) return nothing('в таблице нет ни одного вопроса');
  if (asked.length > mostItems) return nothing(`вопросов: ${asked.length}, а помещается не больше ${mostItems}`);
  return read(lines, asked);
}

const nothing = (why: string): TemplateReading => ({ count: 0, items: [], faults: [{ why }] });

function linesOf({ rows }: FileSheet): readonly Line[] | undefined {
  const at = rows.slice(0, headingRows).findIndex(({ cells }) => {
    const found = cells.map(columnOf);
    return found.includes('text') && found.includes('kind');
  });
  const heading = rows[at]?.cells.map(columnOf);
  if (!heading) return undefined;
  return rows.slice(at + 1).flatMap(({ row, cells }) => {
    const named = heading.flatMap((column, index) => {
      const words = (cells[index] ?? '').trim();
      return column === undefined || words === '' ? [] : [[column, words] as const];
    });
    return named.length === 0 ? [] : [{ row, cells: Object.fromEntries(named) }];
  });
}

/** A row that only names a section: it stands over the questions below. */
const isHeadingOnly = (cells: Cells): boolean => Object.keys(cells).every((column) => column === 'section');

function read(lines: readonly Line[], asked: readonly Line[]): TemplateReading {
  const items: Item[] = [];
  const faults: TemplateFault[] = [];
  const under = { now: '', before: '' };
  for (const { row, cells } of lines) {
    if (cells.section !== undefined) under.now = oneLine(cells.section);
    if (isHeadingOnly(cells)) continue;
    const key = `q${items.length + 1}`;
    const section = under.now === under.before ? {} : { section: under.now };
    under.before = under.now;
    const shape = shapeIn(cells);
    const item: Item = {
      key,
      text: oneLine(cells.text ?? ''),
      ...('why' in shape ? { kind: 'text' } : shape),
      ...section,
    };
    const condition = 'why' in shape ? {} : conditionIn(cells.when, items, asked);
    const why = 'why' in shape ? shape.why : 'why' in condition ? condition.why : itemFault(item);
    items.push('why' in condition ? item : { ...item, ...condition });
    if (why !== undefined) faults.push({ row, why });
  }
  return { count: items.length, items: faults.length > 0 ? [] : items, faults };
}

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();

interface Wrong {
  readonly why: string;
}

/** Everything of a question but its key, its words and its condition. */
function shapeIn(cells: Cells): Omit<Unkeyed, 'text'> | Wrong {
  const named = cells.kind ?? '';
  const kind = kindNamed(named);
  if (named === '') return { why: `в столбце «${columns.kind}» пусто: напишите, например, «один из» или «текст»` };
  if (!kind) return { why: `непонятный тип «${named.slice(0, 40)}»: они перечислены на листе «Как заполнять»` };
  const required = requiredIn(cells.required);
  if (required === undefined) return { why: `в столбце «${columns.required}» нужно «да» или «нет»` };
  const range = rangesIn(kind, named, cells.options ?? '');
  if ('why' in range) return range;
  return {
    kind,
    ...range,
    ...(kind === 'one' || kind === 'several' ? { options: optionsWith(labelsIn(cells.options ?? '')) } : {}),
    ...(required ? {} : { optional: true as const }),
    ...(cells.help === undefined ? {} : { help: oneLine(cells.help) }),
    ...(/психолог/iu.test(named) ? { confidential: true as const } : {}),
  };
}

function rangesIn(kind: ItemKind, named: string, options: string): Pick<Item, 'min' | 'max'> | Wrong {
  const limit = /до (\d{1,4})/u.exec(named)?.[1];
  if (kind === 'text') return limit === undefined ? {} : { max: Math.min(Number(limit), longest.answer) };
  const range = rangeIn(named) ?? rangeIn(options);
  if (kind === 'number') return range ?? {};
  if (kind !== 'scale') return {};
  return (
    range ?? (/\d/u.test(named + options) ? { why: 'у шкалы нужны два числа: «шкала 1-10»' } : { min: 1, max: 10 })
  );
}

function requiredIn(words = ''): boolean | undefined {
  const said = fold(words);
  if (['', 'да', '+', '1', 'обязательный', 'обязательно'].includes(said)) return true;
  return ['нет', '-', '–', '0', 'необязательный', 'необязательно', 'можно пропустить'].includes(said)
    ? false
    : undefined;
}

/** «3: Да; Иногда»: the number of an earlier question and its answers. */
function conditionIn(
  words: string | undefined,
  before: readonly Item[],
  asked: readonly Line[],
): Pick<Item, 'when'> | Wrong {
  if (words === undefined) return {};
  const found = /^(?:если |вопрос |№|\s)*(\d{1,2})\s*(?:[:=]|—|–|-)\s*(.+)$/su.exec(fold(words));
  if (!found) return { why: `условие пишут так: «3: Да» (номер вопроса по порядку и ответы через точку с запятой)` };
  const source = before[Number(found[1]) - 1];
  if (!source || Number(found[1]) > asked.length)
    return { why: `в условии нужен номер более раннего вопроса, а не ${found[1]}` };
  const possible = valuesOf(source);
  if (possible.length === 0)
    return { why: `условие может зависеть только от вопроса с выбором, а вопрос ${found[1]} не такой` };
  const wanted = labelsIn(found[2] ?? '').map((label) => possible.find((one) => fold(one.label) === fold(label)));
  if (wanted.some((one) => one === undefined))
    return {
      why: `в условии ответы не те: у вопроса ${found[1]} есть ${possible.map(({ label }) => `«${label}»`).join(', ')}`.slice(
        0,
        300,
      ),
    };
  return { when: { key: source.key, is: wanted.flatMap((one) => (one ? [one.value] : [])) } };
}
