import { channelWords } from '#core/people/channel-words.ts';
import type { PosterPaper } from '#core/sessions/papers.ts';
import { qrPath } from './qr.ts';
import { escaped, pngOf } from './svg.ts';
import { wrapped } from './wrap.ts';

/** A4 at 150 dots per inch. */
const sheet = { width: 1240, height: 1754, margin: 100 } as const;
const inner = sheet.width - 2 * sheet.margin;
const ink = '#1c2733';
const soft = '#5b6875';

interface Block {
  readonly words: string;
  readonly size: number;
  readonly most: number;
  readonly fill?: string;
  /** Pixels above. */
  readonly above: number;
}

/** A sheet for the wall: what, when, with whom, and a code to photograph per messenger. */
export function sessionPoster(paper: PosterPaper): Uint8Array {
  const blocks: readonly Block[] = [
    { words: paper.organisation, size: 32, most: 2, fill: soft, above: 0 },
    { words: 'Скоростное наставничество', size: 40, most: 1, fill: '#2f6db5', above: 44 },
    { words: paper.theme, size: paper.theme.length > 60 ? 62 : 78, most: 4, above: 16 },
    { words: paper.when, size: 50, most: 2, above: 44 },
    { words: paper.place, size: 36, most: 2, above: 8 },
    {
      words: `${paper.experts.length > 1 ? 'Эксперты' : 'Эксперт'}: ${paper.experts.join('; ')}`,
      size: 36,
      most: 5,
      above: 36,
    },
    ...(paper.about ? [{ words: paper.about, size: 30, most: 5, fill: soft, above: 28 }] : []),
  ];
  const drawn: string[] = [];
  const at = { y: sheet.margin };
  for (const block of blocks) {
    at.y += block.above;
    for (const words of wrapped(block.words, block.size, inner, block.most)) {
      at.y += block.size * 1.25;
      drawn.push(text(sheet.margin, at.y, block.size, words, block.fill ?? ink));
    }
  }
  return pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}" font-family="PT Sans">
<rect width="${sheet.width}" height="${sheet.height}" fill="#fff"/>
<rect width="${sheet.width}" height="28" fill="#2f6db5"/>
${drawn.join('\n')}
${foot(paper)}
</svg>`);
}

const square = 400;
const footTop = 1110;

/** At the same place on every poster: a code per messenger, how to use it, until when. */
function foot({ links, signUp }: PosterPaper): string {
  const gap = 80;
  const left = (sheet.width - links.length * square - (links.length - 1) * gap) / 2;
  return [
    ...links.map(({ channel, url }, index) => {
      const { path, side } = qrPath(url);
      const x = left + index * (square + gap);
      return `<g transform="translate(${x} ${footTop}) scale(${square / side})" shape-rendering="crispEdges"><path d="${path}"/></g>
${text(x + square / 2, footTop + square + 36, 34, channelWords[channel], ink, 'middle')}`;
    }),
    text(sheet.width / 2, footTop + square + 100, 36, 'Наведите камеру телефона и нажмите «Записаться»', ink, 'middle'),
    text(sheet.width / 2, footTop + square + 150, 30, signUp, soft, 'middle'),
  ].join('\n');
}

const text = (x: number, y: number, size: number, words: string, fill: string, anchor = 'start'): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`;
