import type { Paragraph, Table } from 'docx';
import type { ConsentPaper } from '#core/consents/papers.ts';
import { blank, dateBlank, line, page, sideBySide } from './page.ts';

/** Consents to print and sign, each from a new page. */
export const consentsDocx = (papers: readonly ConsentPaper[]): Promise<Uint8Array> =>
  page('Согласие', papers.map(sheet));

const sheet = (paper: ConsentPaper): readonly (Paragraph | Table)[] => [
  ...addressee(paper),
  line(paper.title, { bold: true, align: 'center', before: 200, after: 160 }),
  ...opening(paper),
  ...paper.blanks.flatMap(blank),
  ...paper.sections.map(({ label, words }) =>
    line([{ text: `${label}: `, bold: true }, { text: words }], { size: 26 }),
  ),
  line('', { after: 60 }),
  signature(paper),
  line('дата, подпись, расшифровка подписи', { size: 18, align: 'right', after: 120 }),
  line(paper.note, { size: 18 }),
];

/** To whom and from whom, in the right half as letters to a head have it. */
const addressee = ({ organisation, person, position, guardian }: ConsentPaper): readonly Paragraph[] => {
  const right = (words: string) => line(words, { indent: 80, after: 0 });
  return [
    right('Руководителю'),
    right(organisation),
    ...(guardian
      ? [
          right('от _________________________'),
          right('____________________________'),
          line('Ф. И. О. родителя (законного представителя)', { indent: 80, size: 18 }),
        ]
      : [right(`от: ${person}`), ...(position === '' ? [] : [right(position)])]),
  ];
};

const opening = ({ person, guardian }: ConsentPaper): readonly Paragraph[] => [
  line(
    guardian
      ? `Я, названный (названная) выше законный представитель, даю согласие в отношении ребёнка: ${person}.`
      : `Я, ${person}, свободно, своей волей и в своём интересе даю это согласие.`,
    { first: true, after: 100 },
  ),
];

const signature = ({ person, guardian }: ConsentPaper): Table =>
  sideBySide([
    { words: dateBlank, share: 43 },
    { words: '____________', share: 21, align: 'center' },
    { words: guardian ? '__________________' : person, share: 36 },
  ]);
