import type { ReportPaper } from '#core/sessions/papers.ts';
import { sheetsXlsx } from './sheets-xlsx.ts';

/** The report of a session as an Excel file: figures, participants, goals. */
export const sessionReportXlsx = (paper: ReportPaper): Promise<Uint8Array> =>
  sheetsXlsx([
    {
      name: 'Итоги',
      widths: [40, 50],
      rows: [
        ['Показатель', 'Значение'],
        ['Организация', paper.organisation],
        ['Тема', paper.theme],
        ['Когда', paper.when],
        ['Где', paper.place],
        ['Эксперты', paper.experts.join('; ')],
        ...[...paper.figures, ...paper.feedback].map(({ label, value }) => [label, value]),
        ...paper.pairs.map((words) => ['Предложена пара', words]),
      ],
    },
    {
      name: 'Участники',
      widths: [6, 40, 40, 16, 20],
      rows: [
        ['№', 'Фамилия, имя, отчество', 'Откуда', 'Явка', 'Отзыв'],
        ...paper.people.map(({ name, from, came, rating }, index) => [String(index + 1), name, from, came, rating]),
      ],
    },
    {
      name: 'Цели',
      widths: [40, 60, 24, 16],
      rows: [
        ['Кто', 'Что сделает', 'До какого дня', 'Итог'],
        ...paper.goals.map(({ who, goal, by, state }) => [who, goal, by, state]),
      ],
    },
  ]);
