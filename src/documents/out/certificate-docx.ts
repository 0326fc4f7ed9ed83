import type { CertificatePaper } from '#core/closing/papers.ts';
import { line, page, sideBySide } from './page.ts';

/** One page to print and to sign. */
export const certificateDocx = (paper: CertificatePaper): Promise<Uint8Array> =>
  page(`${paper.title} ${paper.number}`, [
    [
      line(paper.organisation, { align: 'center', after: 0 }),
      line(paper.title.toUpperCase(), { align: 'center', bold: true, size: 72, before: 1100, after: 60 }),
      line(paper.number, { align: 'center', size: 28, after: 240 }),
      line(paper.about, { align: 'center', size: 30, after: 600 }),
      line(paper.person, { align: 'center', bold: true, size: 44, after: 60 }),
      ...(paper.position === '' ? [] : [line(paper.position, { align: 'center', after: 0 })]),
      line('', { after: 480 }),
      ...paper.facts.map(({ label, words }) =>
        line([{ text: `${label}: `, bold: true }, { text: words }], { align: 'center', after: 80 }),
      ),
      line('', { after: 900 }),
      sideBySide([
        { words: paper.signer.position, share: 30 },
        { words: '_______________', share: 28, align: 'center' },
        { words: paper.signer.name === '' ? '____________________' : paper.signer.name, share: 42, align: 'right' },
      ]),
      line('', { after: 120 }),
      line(paper.issuedOn, { after: 0 }),
      line('М. П.', { before: 120 }),
    ],
  ]);
