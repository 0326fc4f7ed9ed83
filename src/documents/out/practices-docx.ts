import type { Paragraph, Table } from 'docx';
import type { PracticePassport, PracticesPaper } from '#core/practices/papers.ts';
import { line, page, table } from './page.ts';

/** The library of practices as a Word file, a passport after the other. */
export const practicesDocx = (paper: PracticesPaper): Promise<Uint8Array> =>
  page('Практики наставничества', [
    [
      line(paper.organisation, { align: 'center', after: 0 }),
      line('Библиотека практик наставничества', { bold: true, align: 'center', before: 120, after: 0 }),
      line(`По состоянию на ${paper.asOf}`, { align: 'center', after: 200 }),
      ...(paper.practices.length === 0 ? [line('Утверждённых практик пока нет.')] : paper.practices.flatMap(passport)),
    ],
  ]);

const passport = ({ title, rows }: PracticePassport, index: number): readonly (Paragraph | Table)[] => [
  line(`${index + 1}. ${title}`, { bold: true, before: index === 0 ? 0 : 280, after: 100, withNext: true }),
  table(
    [
      { title: 'Раздел паспорта', share: 30 },
      { title: 'Содержание', share: 70 },
    ],
    rows.map(({ label, words }) => [label, words]),
  ),
];
