import { channelWords } from '#core/people/channel-words.ts';
import type { InvitationCard } from '#core/people/deps.ts';
import { qrPath } from './qr.ts';
import { escaped, pngOf } from './svg.ts';

const square = 360;
const gap = 40;
const head = 150;
const foot = 60;

/** A .png to show from a screen: the code to type and a QR code per messenger. It names nobody. */
export function invitationPicture(card: InvitationCard): Uint8Array {
  const columns = Math.max(1, card.links.length);
  const width = columns * square + (columns + 1) * gap;
  const height = card.links.length > 0 ? head + square + foot + gap : head + gap;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="PT Sans">
<rect width="${width}" height="${height}" fill="#fff"/>
${line(width / 2, 60, 34, `Код: ${card.code}`)}
${line(width / 2, 108, 20, `Действует до: ${card.until}`)}
${card.links.map((one, index) => code(one, gap + index * (square + gap))).join('\n')}
</svg>`;
  return pngOf(svg);
}

function code({ channel, url }: InvitationCard['links'][number], x: number): string {
  const { path, side } = qrPath(url);
  return `<g transform="translate(${x} ${head}) scale(${square / side})" shape-rendering="crispEdges"><path d="${path}"/></g>
${line(x + square / 2, head + square + 40, 26, channelWords[channel])}`;
}

const line = (x: number, y: number, size: number, text: string): string =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle">${escaped(text)}</text>`;
