import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { consentsDocx } from '#documents/out/consent-docx.ts';
import { orderDocx } from '#documents/out/order-docx.ts';
import { petitionDocx } from '#documents/out/petition-docx.ts';
import { consentPapers, orderPapers } from '../../../scripts/papers/invented.ts';
import { petitionPapers } from '../../../scripts/papers/invented-petition.ts';

const read = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

test('a consent on paper: to whom, from whom, every part of its words, blank lines for what the bot never asks', async () => {
  for (const paper of consentPapers) {
    const words = await read(await consentsDocx([paper]));
    for (const part of [paper.title, paper.organisation, paper.person, paper.note, ...paper.blanks])
      expect(words).toContain(part);
    for (const section of paper.sections) expect(words).toContain(`${section.label}: ${section.words}`);
    expect(words).toContain('дата, подпись, расшифровка подписи');
  }
});

test('an order on paper: requisites, grounds, the table of pairs, deadlines, control, and a line for everybody to sign', async () => {
  for (const paper of orderPapers) {
    const words = await read(await orderDocx(paper));
    for (const part of [paper.organisation, paper.title, paper.preamble, 'ПРИКАЗЫВАЮ:', paper.signer.name])
      expect(words).toContain(part);
    for (const point of paper.points) expect(words).toContain(point);
    for (const cell of paper.rows.flat().flatMap((one) => one.split('\n'))) expect(words).toContain(cell);
    for (const { name } of paper.acquainted) expect(words).toContain(name);
    expect(words).toContain(paper.number ? `№ ${paper.number}` : '№ ____');
  }
});

test('a petition on paper: to the head, from whom, what is asked, room for a resolution and a signature', async () => {
  for (const paper of petitionPapers) {
    const words = await read(await petitionDocx(paper));
    for (const part of [
      'Руководителю',
      paper.organisation,
      `от: ${paper.person}`,
      paper.position,
      'Заявление',
      paper.note,
    ])
      expect(words).toContain(part);
    for (const paragraph of paper.paragraphs) expect(words).toContain(paragraph);
    expect(words).toContain('Резолюция: ____');
    expect(words).toContain('дата, подпись, расшифровка подписи');
  }
});
