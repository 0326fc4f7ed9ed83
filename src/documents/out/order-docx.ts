import type { Paragraph, Table } from 'docx';
import type { OrderPaper } from '#core/pairing/papers.ts';
import { dateBlank, line, page, sideBySide, table } from './page.ts';

/** An order on pairs and groups, with its table and the sheet on which everybody signs that they have read it. */
export const orderDocx = (paper: OrderPaper): Promise<Uint8Array> =>
  page(paper.title, [[...head(paper), ...body(paper), ...signed(paper), ...acquainted(paper)]]);

const head = (paper: OrderPaper): readonly (Paragraph | Table)[] => [
  line(paper.organisation, { align: 'center', bold: true, after: 240 }),
  line('ПРИКАЗ', { align: 'center', bold: true, size: 32, after: 160 }),
  sideBySide([
    { words: paper.date ?? dateBlank, share: 60 },
    { words: `№ ${paper.number ?? '____________'}`, share: 40, align: 'right' },
  ]),
  line(paper.place === '' ? '____________________' : paper.place, { align: 'center', before: 80, after: 200 }),
  line(paper.title, { bold: true, after: 200 }),
];

const body = (paper: OrderPaper): readonly (Paragraph | Table)[] => {
  const [first = '', ...rest] = paper.points;
  return [
    line(`${paper.preamble},`, { first: true, after: 100 }),
    line('ПРИКАЗЫВАЮ:', { after: 100, withNext: true }),
    line(`1. ${first}`, { first: true, after: 100, withNext: true }),
    table(columnsOf(paper), paper.rows),
    line('', { after: 0 }),
    ...rest.map((point, index) => line(`${index + 2}. ${point}`, { first: true })),
  ];
};

const shares = [6, 27, 27, 22, 18];
const columnsOf = ({ columns }: OrderPaper) => columns.map((title, index) => ({ title, share: shares[index] ?? 20 }));

const signed = ({ signer }: OrderPaper): readonly (Paragraph | Table)[] => [
  line('', { before: 240, after: 0, withNext: true }),
  sideBySide([
    { words: signer.position, share: 45 },
    { words: '_______________', share: 25, align: 'center' },
    { words: signer.name === '' ? '____________________' : signer.name, share: 30, align: 'right' },
  ]),
];

const acquainted = ({ acquainted: people }: OrderPaper): readonly (Paragraph | Table)[] => [
  // A sheet of its own: it is signed by everybody, and kept with the order.
  line('Лист ознакомления с приказом', { bold: true, align: 'center', after: 160, withNext: true, newPage: true }),
  table(
    [
      { title: 'Ф.\u00a0И.\u00a0О., должность', share: 52 },
      { title: 'Подпись', share: 24 },
      { title: 'Дата', share: 24 },
    ],
    people.map(({ name, position }) => [[name, position].filter((one) => one !== '').join(', '), '', '']),
  ),
];
