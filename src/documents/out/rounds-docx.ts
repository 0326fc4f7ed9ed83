import { BorderStyle, HeightRule, convertMillimetersToTwip as mm, Table, TableCell, TableRow, WidthType } from 'docx';
import type { RoundsPaper } from '#core/sessions/papers.ts';
import { line, page, wide, wideTable } from './page.ts';

/** A sheet of rounds × tables for whoever leads the session; then slips to cut out, each with one participant's route. */
export const roundsDocx = (paper: RoundsPaper): Promise<Uint8Array> =>
  page(paper.theme, [wide(plan(paper)), ...(paper.slips.length === 0 ? [] : [[cutLine, slips(paper)]])]);

/** Letters in half points: the sheet stays one page up to a dozen tables. */
const lettersFor = (tables: number): number => (tables <= 4 ? 24 : tables <= 7 ? 18 : tables <= 10 ? 14 : 12);

function plan({ theme, when, place, tables, rounds }: RoundsPaper) {
  const free = rounds.some((round) => round.free.length > 0);
  const columns = tables.length + (free ? 1 : 0);
  const share = 92 / Math.max(1, columns);
  return [
    line(`Раунды: ${theme}`, { bold: true, align: 'center', after: 40 }),
    line(`${when}. ${place}`, { align: 'center', size: 22, after: 120 }),
    wideTable(
      [
        { title: 'Раунд', share: 8 },
        ...tables.map((expert, index) => ({ title: `Стол ${index + 1}\n${expert}`, share })),
        ...(free ? [{ title: 'Свободны', share }] : []),
      ],
      rounds.map((round) => [
        round.title,
        ...tables.map((_, index) => (round.seated[index] ?? []).join('\n')),
        ...(free ? [round.free.join('\n')] : []),
      ]),
      lettersFor(columns),
    ),
  ];
}

/** LibreOffice turns the sheet upright only where it begins with words. */
const cutLine = line('Маршруты участников: разрежьте по пунктиру.', { size: 18, after: 80 });

const dashed = { style: BorderStyle.DASHED, size: 4, color: '888888' };
const borders = { top: dashed, bottom: dashed, left: dashed, right: dashed };
const across = mm(165);

/** Two in a row; a slip is not torn by the end of a page. */
function slips({ slips: all, theme }: RoundsPaper): Table {
  const rows = Array.from({ length: Math.ceil(all.length / 2) }, (_, row) => all.slice(row * 2, row * 2 + 2));
  return new Table({
    width: { size: across, type: WidthType.DXA },
    columnWidths: [across / 2, across / 2],
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: { value: mm(40), rule: HeightRule.ATLEAST },
          children: [0, 1].map((at) => slip(theme, row[at])),
        }),
    ),
  });
}

const slip = (theme: string, one: RoundsPaper['slips'][number] | undefined): TableCell =>
  new TableCell({
    borders,
    width: { size: across / 2, type: WidthType.DXA },
    margins: { top: mm(3), bottom: mm(3), left: mm(3), right: mm(3) },
    children: one
      ? [
          line(one.name, { bold: true, size: 26, after: 0 }),
          line(theme, { size: 18, after: 80 }),
          ...one.stops.map(({ round, where }) =>
            line([{ text: `${round}: ` }, { text: where, bold: true }], { size: 22, after: 20 }),
          ),
        ]
      : [line('')],
  });
