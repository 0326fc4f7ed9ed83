import { unreadableSentences } from '#core/roadmap/reading-refusals.ts';
import type { RefusalReason } from '#core/roadmap/reading-result.ts';

/** A row that says something; `row` is its number in the file, from one. `cells` stand by column, an empty one is ''. */
export interface FileRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A visible sheet of a workbook, cells as the program shows them. */
export interface FileSheet {
  readonly rows: readonly FileRow[];
}

const own: Partial<Readonly<Record<RefusalReason, string>>> = {
  bomb: 'Файл внутри во много раз больше, чем снаружи, такие не принимаются. Скопируйте строки в новый файл Excel и пришлите его.',
  broken: 'Файл повреждён и не открывается. Откройте его в Excel или LibreOffice, сохраните как .xlsx и пришлите.',
  'too-slow': 'Файл не удалось прочитать за отведённое время. Скопируйте строки в новый файл Excel и пришлите его.',
};
const shared: readonly RefusalReason[] = ['empty', 'too-large', 'encrypted', 'old-excel', 'archive'];

/** What to do about a file that was to be a table and could not be read. */
export const unreadableSheet = (reason: RefusalReason): string =>
  own[reason] ?? (shared.includes(reason) ? unreadableSentences[reason] : unreadableSentences['not-sheet']);
