import type { ProgrammePaper } from '#core/programmes/papers.ts';
import { dateBlank, line, page, sideBySide, small, wide, wideTable } from './page.ts';

const columns = [
  { title: '№', share: 4 },
  { title: 'Проект, задание', share: 28 },
  { title: 'Срок', share: 10 },
  { title: 'Планируемый результат', share: 20 },
  { title: 'Фактический результат', share: 20 },
  { title: 'Оценка наставника', share: 18 },
];
/** Half points: six columns across a sheet turned on its side. */
const letters = 20;

/** A personalised programme with its three sections and the lines to sign (forms.md, section 4). */
export const programmeDocx = (paper: ProgrammePaper): Promise<Uint8Array> =>
  page('Персонализированная программа наставничества', [
    wide([
      line('УТВЕРЖДАЮ', { align: 'right', bold: true, after: 0 }),
      line('Куратор _______________ / _______________', { align: 'right', after: 0 }),
      line(paper.approval === '' ? dateBlank : paper.approval, { align: 'right', after: 160 }),
      line(paper.organisation, { align: 'center', bold: true, after: 80 }),
      line('Персонализированная программа наставничества', { align: 'center', bold: true, size: 32, after: 160 }),
      ...paper.about.map(({ label, words }) =>
        line([{ text: `${label}: `, bold: true }, { text: words === '' ? '____________________' : words }], {
          after: 40,
          size: small,
        }),
      ),
      ...paper.sections.flatMap(({ title, rows }) => [
        line(title, { before: 200, after: 80, bold: true, size: small, withNext: true }),
        wideTable(columns, rows.length === 0 ? [['', '', '', '', '', '']] : rows, letters),
      ]),
      line('', { after: 120, size: 12, withNext: true }),
      ...paper.signers.flatMap(({ position, name }) => [
        sideBySide([
          { words: position, share: 25 },
          { words: '_______________', share: 20, align: 'center' },
          { words: name === '' ? '____________________' : name, share: 30 },
          { words: dateBlank, share: 25 },
        ]),
        // Tables that touch become one, and there must be room to sign.
        line('', { after: 60, size: 12 }),
      ]),
    ]),
  ]);
