import type { Paragraph, Table } from 'docx';
import type { PetitionPaper } from '#core/petitions/papers.ts';
import { dateBlank, line, page, sideBySide } from './page.ts';

/** «Заявление» to print and sign. */
export const petitionDocx = (paper: PetitionPaper): Promise<Uint8Array> => page('Заявление', [sheet(paper)]);

const right = (words: string): Paragraph => line(words, { indent: 80, after: 0 });

const sheet = ({ organisation, person, position, paragraphs, note }: PetitionPaper): readonly (Paragraph | Table)[] => [
  right('Руководителю'),
  right(organisation),
  right(`от: ${person}`),
  ...(position === '' ? [] : [right(position)]),
  line('Заявление', { bold: true, align: 'center', before: 400, after: 240 }),
  ...paragraphs.flatMap((words) => words.split('\n')).map((words) => line(words, { first: true, align: 'both' })),
  line('', { after: 200 }),
  sideBySide([
    { words: dateBlank, share: 43 },
    { words: '____________', share: 21, align: 'center' },
    { words: person, share: 36 },
  ]),
  line('дата, подпись, расшифровка подписи', { size: 18, align: 'right', after: 200 }),
  line('Резолюция: ______________________________________________________', { after: 240 }),
  line(note, { size: 18 }),
];
