import type { ReportRow } from '#core/roadmap/papers.ts';

interface Column {
  readonly field: keyof ReportRow;
  readonly title: string;
  /** Per cent of the page. */
  readonly width: number;
}

export const reportColumns: readonly Column[] = [
  { field: 'number', title: '№', width: 5 },
  { field: 'group', title: 'Раздел', width: 14 },
  { field: 'title', title: 'Мероприятие', width: 26 },
  { field: 'due', title: 'Срок', width: 14 },
  { field: 'assignees', title: 'Ответственные', width: 14 },
  { field: 'state', title: 'Состояние', width: 10 },
  { field: 'result', title: 'Результат', width: 17 },
];
