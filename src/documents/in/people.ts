import type { PersonRow } from '#core/people/plan-people.ts';
import type { SheetRow } from './sheet.ts';
import { Unreadable } from './unreadable.ts';
import { type Sheet, sheetsOf } from './xlsx.ts';
import { openZip } from './zip.ts';

type Field = 'surname' | 'name' | 'patronymic' | 'full' | 'position' | 'role';

const headings: readonly (readonly [Field, RegExp])[] = [
  ['surname', /^фамилия$/iu],
  ['name', /^имя$/iu],
  ['patronymic', /^отчество/iu],
  ['full', /^(?:ф\.?\s?и\.?\s?о\.?|фамилия,?\s+имя|(?:сотрудник|педагог|работник)$)/iu],
  ['position', /^должност/iu],
  ['role', /^рол/iu],
];

const headingRows = 20;

/** People of the first sheet that lists them; rows keep the numbers they have in the file. Throws Unreadable. */
export function peopleIn(bytes: Uint8Array): readonly PersonRow[] {
  for (const sheet of sheetsOf(openZip(bytes))) {
    const rows = listed(sheet);
    if (rows !== undefined) return rows;
  }
  throw new Unreadable('no-people');
}

function listed({ rows }: Sheet): readonly PersonRow[] | undefined {
  const at = rows.slice(0, headingRows).findIndex((row) => isHeading(columnsOf(row)));
  const heading = rows[at];
  if (heading === undefined) return undefined;
  const columns = columnsOf(heading);
  return rows.slice(at + 1).flatMap((row) => person(row, columns));
}

type Columns = ReadonlyMap<number, Field>;

const columnsOf = (row: SheetRow): Columns =>
  new Map(
    row.cells.flatMap(({ column, text }) => {
      const field = headings.find(([, words]) => words.test(text.trim()))?.[0];
      return field === undefined ? [] : [[column, field] as const];
    }),
  );

function isHeading(columns: Columns): boolean {
  const fields = [...columns.values()];
  return fields.includes('full') || (fields.includes('surname') && fields.includes('name'));
}

function person(row: SheetRow, columns: Columns): readonly PersonRow[] {
  const words = (field: Field): string => {
    const cell = row.cells.find(({ column }) => columns.get(column) === field);
    return (cell?.text ?? '').replace(/\s+/gu, ' ').trim();
  };
  const [surname = '', name = '', ...rest] = words('full').split(' ');
  const patronymic = words('patronymic') || rest.join(' ');
  const found = { surname: words('surname') || surname, name: words('name') || name };
  const position = words('position');
  const role = words('role');
  if (`${found.surname}${found.name}${patronymic}` === '') return [];
  return [
    {
      ...found,
      ...(patronymic === '' ? {} : { patronymic }),
      ...(position === '' ? {} : { position }),
      ...(role === '' ? {} : { role }),
      row: row.row,
    },
  ];
}
