import { showDay } from '#core/conversation/questions.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { fieldsOf } from './fields.ts';
import type { Fate } from './import-plan.ts';
import { type BankRow, type Column, columns } from './import-rows.ts';
import { verdictOf } from './import-verdict.ts';
import type { BankPaper } from './papers.ts';

/** Headings of what is no field of an entry; an import understands them all. */
const personal: Readonly<Partial<Record<Column, string>>> = {
  ...{ full: 'ФИО', surname: 'Фамилия', name: 'Имя', patronymic: 'Отчество', position: 'Должность', side: 'Роль' },
};

const labels = new Map([...fieldsOf('mentee'), ...fieldsOf('mentor')].map(({ key, label }) => [key, label]));
const titleOf = (column: Column): string => personal[column] ?? labels.get(column) ?? column;

/** The list that came in, with what would become of every row and why: to be mended and sent again. */
export function fatesPaper(
  rows: readonly BankRow[],
  fates: readonly Fate[],
  { organisation, today }: { readonly organisation: string; readonly today: PlainDate },
): BankPaper {
  // Object.keys forgets the keys of the literal.
  const used = (Object.keys(columns) as readonly Column[]).filter((column) =>
    rows.some(({ cells }) => cells[column] !== undefined),
  );
  const table = rows.map(({ row, cells }, index) => {
    const fate = fates[index];
    const verdict = fate && verdictOf(fate);
    const lost = verdict && verdict.unknown.length > 0 ? `не распознано: ${verdict.unknown.join(', ')}` : '';
    return [
      String(row),
      ...used.map((column) => cells[column] ?? ''),
      verdict?.outcome ?? '',
      [verdict?.why, lost].filter(Boolean).join('; '),
    ];
  });
  return {
    organisation,
    asOf: showDay(today),
    tables: [
      {
        title: 'Список',
        columns: [
          { title: 'Строка', width: 5 },
          ...used.map((column) => ({ title: titleOf(column), width: 12 })),
          { title: 'Итог', width: 16 },
          { title: 'Почему', width: 24 },
        ],
        rows: table,
      },
    ],
  };
}
