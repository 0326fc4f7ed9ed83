import type { CertificatePaper } from '#core/closing/papers.ts';
import { escaped, pngOf } from './svg.ts';
import { wrapped } from './wrap.ts';

/** A4 on its side at 150 dots per inch. */
const sheet = { width: 1754, height: 1240, frame: 50 } as const;
const middle = sheet.width / 2;
const room = sheet.width - 2 * 220;
const ink = '#1c2733';
const soft = '#5b6875';
const accent = '#1f4e79';

interface Block {
  readonly words: string;
  readonly size: number;
  readonly most: number;
  readonly above: number;
  readonly fill?: string;
  readonly spaced?: number;
}

/** The same certificate as a picture, to be shown or printed. */
export function certificatePicture(paper: CertificatePaper): Uint8Array {
  const blocks: readonly Block[] = [
    { words: paper.organisation, size: 30, most: 2, above: 0, fill: soft },
    { words: paper.title.toUpperCase(), size: 92, most: 1, above: 34, fill: accent, spaced: 14 },
    { words: paper.number, size: 32, most: 1, above: 6, fill: soft },
    { words: paper.about, size: 36, most: 2, above: 22 },
    { words: paper.person, size: paper.person.length > 34 ? 56 : 70, most: 2, above: 44 },
    ...(paper.position === '' ? [] : [{ words: paper.position, size: 30, most: 2, above: 6, fill: soft }]),
    ...paper.facts.map(({ label, words }, index) => ({
      ...{ words: `${label}: ${words}`, size: 30, most: 2 },
      above: index === 0 ? 40 : 6,
    })),
  ];
  const drawn: string[] = [];
  const at = { y: 130 };
  for (const { words, size, most, above, fill = ink, spaced = 0 } of blocks) {
    at.y += above;
    for (const one of wrapped(words, size, room, most)) {
      at.y += size * 1.22;
      drawn.push(text(middle, at.y, size, one, fill, 'middle', spaced));
    }
  }
  return pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" font-family="PT Sans">
<rect width="${sheet.width}" height="${sheet.height}" fill="#fff"/>
${frame(sheet.frame, 6)}
${frame(sheet.frame + 18, 2)}
${drawn.join('\n')}
${foot(paper)}
</svg>`);
}

const frame = (inset: number, thick: number): string =>
  `<rect x="${inset}" y="${inset}" width="${sheet.width - 2 * inset}" height="${sheet.height - 2 * inset}" fill="none" stroke="${accent}" stroke-width="${thick}"/>`;

const footAt = sheet.height - 165;

/** Who signs, room for the signature, the day. */
function foot({ signer, issuedOn }: CertificatePaper): string {
  return [
    text(180, footAt, 30, signer.position, ink, 'start'),
    `<line x1="430" y1="${footAt + 6}" x2="760" y2="${footAt + 6}" stroke="${soft}" stroke-width="2"/>`,
    text(785, footAt, 30, signer.name, ink, 'start'),
    text(sheet.width - 180, footAt, 30, issuedOn, ink, 'end'),
    text(595, footAt + 36, 20, 'подпись, печать', soft, 'middle'),
  ].join('\n');
}

const text = (x: number, y: number, size: number, words: string, fill: string, anchor: string, spaced = 0): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" letter-spacing="${spaced}">${escaped(words)}</text>`;
