import type { FileSheet } from '#core/files/sheet.ts';
import { fold } from '#core/kernel/fold.ts';

export const columns = {
  surname: /^фамилия$/,
  name: /^имя$/,
  patronymic: /^отчество/,
  full: /^(?:ф\.? ?и\.? ?о\.?|фамилия,? имя.*|сотрудник|педагог|работник)$/,
  position: /^должност/,
  side: /^(?:роль|сторона)/,
  external: /^организаци/,
  categories: /^категори/,
  subjects: /^предмет/,
  years: /^(?:педагогический )?стаж(?:, лет)?$/,
  yearsHere: /^стаж в /,
  areas: /^(?:направлени|затруднени)/,
  achievements: /^достижени/,
  experience: /^опыт/,
  forms: /^форм[аы]/,
  kinds: /^вид/,
  mode: /^(?:формат|режим)/,
  capacity: /^(?:мест$|сколько наставляемых)/,
  hours: /^час/,
  motivation: /^мотивац/,
  training: /^нужно обучение/,
  strengths: /^сильные/,
  expects: /^чего жд[её]т/,
} as const satisfies Readonly<Record<string, RegExp>>;
export type Column = keyof typeof columns;

/** A row of the file: its number there, what stands under headings that are known, and whom it was said to be. */
export interface BankRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** Where a namesake was asked about: this person, or `new`. */
  readonly person?: string;
}

const headingRows = 20;

/** Rows under a heading with names, of every sheet that has one; numbers go on from sheet to sheet where they repeat. */
export function bankRows(sheets: readonly FileSheet[]): readonly BankRow[] {
  return sheets.flatMap(({ rows }) => {
    const at = rows.slice(0, headingRows).findIndex(({ cells }) => isHeading(fieldsIn(cells)));
    const heading = fieldsIn(rows[at]?.cells ?? []);
    if (!isHeading(heading)) return [];
    return rows.slice(at + 1).flatMap(({ row, cells }) => {
      const read = Object.fromEntries(
        heading.flatMap((field, index) => {
          const text = (cells[index] ?? '').trim();
          return field === undefined || text === '' ? [] : [[field, text] as const];
        }),
      );
      return hasName(read) ? [{ row, cells: read }] : [];
    });
  });
}

const fieldsIn = (cells: readonly string[]): readonly (Column | undefined)[] =>
  cells.map((text) => {
    const heading = fold(text);
    // Object.entries forgets the keys of the literal.
    return (Object.entries(columns) as readonly [Column, RegExp][]).find(([, words]) => words.test(heading))?.[0];
  });

const isHeading = (fields: readonly (Column | undefined)[]): boolean =>
  fields.includes('full') || (fields.includes('surname') && fields.includes('name'));

const hasName = (cells: BankRow['cells']): boolean =>
  [cells.full, cells.surname, cells.name].some((text) => text !== undefined);
