import {
  BorderStyle,
  Document,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { channelWords } from '#core/people/channel-words.ts';
import type { InvitationCard } from '#core/people/deps.ts';
import { qrPng } from './qr.ts';

const qrPixels = 110;

/** A .docx to print and cut: a card per person, two in a row. */
export async function invitationSheet(cards: readonly InvitationCard[]): Promise<Uint8Array> {
  const rows = cards.flatMap((card, index) => (index % 2 === 0 ? [[card, cards[index + 1]] as const] : []));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      ([left, right]) => new TableRow({ cantSplit: true, children: [cell(left), right ? cell(right) : empty()] }),
    ),
  });
  const document = new Document({
    creator: 'Система наставничества',
    title: 'Приглашения',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 22 } } } },
    sections: [
      { properties: { page: { margin: { top: 700, bottom: 700, left: 700, right: 700 } } }, children: [table] },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function cell(card: InvitationCard): TableCell {
  return new TableCell({
    ...look,
    children: [
      text(card.organisation),
      text(card.name ?? '', { bold: true, size: 26 }),
      text(card.roles),
      text(`Код: ${card.code}`, { bold: true, size: 28 }),
      ...(card.links.length > 0 ? [codes(card)] : []),
      ...card.links.map(({ channel, url }) => text(`${channelWords[channel]}: ${url}`, { size: 14 })),
      text(`Действует до: ${card.until}. Подходит один раз.`, { size: 18 }),
      text('Откройте ссылку телефоном или отправьте боту код.', { size: 18 }),
    ],
  });
}

const codes = ({ links }: InvitationCard): Paragraph =>
  new Paragraph({
    children: links.flatMap(({ channel, url }) => [
      new ImageRun({ type: 'png', data: qrPng(url, 4), transformation: { width: qrPixels, height: qrPixels } }),
      new TextRun({ text: ` ${channelWords[channel]}   `, size: 18 }),
    ]),
  });

const text = (words: string, look: { readonly bold?: boolean; readonly size?: number } = {}): Paragraph =>
  new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: words, ...look })] });

const edge = { style: BorderStyle.DASHED, size: 4, color: '888888' };
const look = {
  borders: { top: edge, bottom: edge, left: edge, right: edge },
  margins: { top: 150, bottom: 150, left: 150, right: 150 },
  width: { size: 50, type: WidthType.PERCENTAGE },
};

const empty = (): TableCell => new TableCell({ ...look, children: [new Paragraph('')] });
