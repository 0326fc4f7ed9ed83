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
  /** Lines at most; nobody's words are that long. */
  readonly most: number;
  readonly above: number;
  readonly fill?: string;
  readonly spaced?: number;
}

/** The same certificate as a picture, to be shown or printed. */
export function certificatePicture(paper: CertificatePaper): Uint8Array {
  const signed = inLines(paper.signer.name, shortName).length;
  const drawn = fitting(blocksOf(paper), footAt - 70 - 36 * (signed - 1));
  return pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" font-family="PT Sans">
<rect width="${sheet.width}" height="${sheet.height}" fill="#fff"/>
${frame(sheet.frame, 6)}
${frame(sheet.frame + 18, 2)}
${drawn.join('\n')}
${foot(paper)}
</svg>`);
}

const blocksOf = (paper: CertificatePaper): readonly Block[] => [
  { words: paper.organisation, size: 30, most: 5, above: 0, fill: soft },
  { words: paper.title.toUpperCase(), size: 92, most: 1, above: 34, fill: accent, spaced: 14 },
  { words: paper.number, size: 32, most: 1, above: 6, fill: soft },
  { words: paper.about, size: 36, most: 2, above: 22 },
  ...inLines(paper.person, 34).map((words, index, all) => ({
    ...{ words, size: all.length > 1 ? 56 : 70, most: 2 },
    above: index === 0 ? 44 : 0,
  })),
  ...(paper.position === '' ? [] : [{ words: paper.position, size: 30, most: 4, above: 6, fill: soft }]),
  ...paper.facts.map(({ label, words }, index) => ({
    ...{ words: `${label}: ${words}`, size: 30, most: 6 },
    above: index === 0 ? 40 : 6,
  })),
];

/** A long name breaks behind the surname. */
function inLines(name: string, longest: number): readonly string[] {
  const [surname = '', ...rest] = name.split(' ');
  return name.length > longest && rest.length > 0 ? [surname, rest.join(' ')] : [name];
}

/** Where much is to be said, all letters become smaller until it stands above the signature: nothing is left out of a certificate. */
function fitting(blocks: readonly Block[], end: number, scale = 1): readonly string[] {
  const drawn: string[] = [];
  const at = { y: 130 - 50 * (1 - scale) };
  for (const { words, size, most, above, fill = ink, spaced = 0 } of blocks) {
    at.y += above * scale;
    for (const one of wrapped(words, size * scale, room, most)) {
      at.y += size * scale * 1.22;
      drawn.push(text(middle, at.y, size * scale, one, fill, 'middle', spaced * scale));
    }
  }
  return at.y <= end || scale < 0.5 ? drawn : fitting(blocks, end, scale - 0.04);
}

const frame = (inset: number, thick: number): string =>
  `<rect x="${inset}" y="${inset}" width="${sheet.width - 2 * inset}" height="${sheet.height - 2 * inset}" fill="none" stroke="${accent}" stroke-width="${thick}"/>`;

const footAt = sheet.height - 165;
/** So much of the name of whoever signs stands beside the day. */
const shortName = 27;

/** Who signs, room for the signature, the day; a long name stands in two lines, and the day under it. */
function foot({ signer, issuedOn }: CertificatePaper): string {
  const lines = inLines(signer.name, shortName);
  return [
    text(180, footAt, 30, signer.position, ink, 'start'),
    `<line x1="430" y1="${footAt + 6}" x2="760" y2="${footAt + 6}" stroke="${soft}" stroke-width="2"/>`,
    ...lines.map((one, index) => text(785, footAt - 36 * (lines.length - 1 - index), 30, one, ink, 'start')),
    text(sheet.width - 180, lines.length > 1 ? footAt + 52 : footAt, 30, issuedOn, ink, 'end'),
    text(595, footAt + 36, 20, 'подпись, печать', soft, 'middle'),
  ].join('\n');
}

const text = (x: number, y: number, size: number, words: string, fill: string, anchor: string, spaced = 0): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" letter-spacing="${spaced}">${escaped(words)}</text>`;
