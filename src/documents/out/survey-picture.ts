import type { Chart, ChartBlock } from '#core/survey/papers.ts';
import { escaped, pngOf } from './svg.ts';
import { wrapped } from './wrap.ts';

const width = 1000;
const margin = 40;
const label = { width: 330, size: 20, line: 26 } as const;
const bar = { x: 390, width: 400, height: 22 } as const;
const wordsX = 806;
const title = { size: 30, line: 38, most: 3 } as const;
const heading = { size: 24, line: 31, most: 4 } as const;
const note = { size: 20, line: 34 } as const;
const gap = 26;

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** Results as bars, one under another: a .png that is read on a phone. */
export function surveyPicture(chart: Chart): Uint8Array {
  const head = headOf(chart);
  const blocks = chart.blocks.map(blockOf);
  const placed: string[] = [];
  const at = { y: margin + head.height };
  for (const block of blocks) {
    placed.push(moved(at.y, block));
    at.y += block.height;
  }
  const height = at.y + margin;
  return pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="PT Sans">
<rect width="${width}" height="${height}" fill="#fff"/>
${moved(margin, head)}
${placed.join('\n')}
</svg>`);
}

const moved = (y: number, { svg }: Drawn): string => `<g transform="translate(0 ${y})">${svg}</g>`;

function headOf(chart: Chart): Drawn {
  const lines = wrapped(chart.title, title.size, width - 2 * margin, title.most);
  const under = lines.length * title.line;
  return {
    svg: [
      ...texts(lines, margin, 0, title, '#1c2733'),
      text(margin, under + note.size, note.size, chart.note, '#5b6875'),
    ].join(''),
    height: under + note.line,
  };
}

function blockOf(block: ChartBlock): Drawn {
  const lines = wrapped(block.title, heading.size, width - 2 * margin, heading.most);
  const top = gap + lines.length * heading.line;
  const head = [
    ...texts(lines, margin, gap, heading, '#1c2733'),
    text(margin, top + note.size, note.size, block.note, '#5b6875'),
  ];
  const at = { y: top + note.line };
  const rows: string[] = [];
  for (const one of block.bars) {
    const row = rowOf(one);
    rows.push(moved(at.y, row));
    at.y += row.height;
  }
  return { svg: [...head, ...rows].join(''), height: at.y };
}

function rowOf({ label: words, share, words: figure }: ChartBlock['bars'][number]): Drawn {
  const lines = wrapped(words, label.size, label.width, 3);
  const height = Math.max(lines.length * label.line, bar.height) + 10;
  const y = (height - 10 - bar.height) / 2;
  const filled = Math.round(Math.min(1, Math.max(0, share)) * bar.width);
  return {
    svg: [
      ...texts(lines, margin, 0, label, '#1c2733'),
      `<rect x="${bar.x}" y="${y}" width="${bar.width}" height="${bar.height}" rx="4" fill="#e7ecf2"/>`,
      filled > 0 ? `<rect x="${bar.x}" y="${y}" width="${filled}" height="${bar.height}" rx="4" fill="#2f6db5"/>` : '',
      text(wordsX, y + bar.height - 4, label.size, figure, '#1c2733'),
    ].join(''),
    height,
  };
}

const texts = (
  lines: readonly string[],
  x: number,
  y: number,
  { size, line }: { readonly size: number; readonly line: number },
  fill: string,
): readonly string[] => lines.map((words, index) => text(x, y + size + index * line, size, words, fill));

const text = (x: number, y: number, size: number, words: string, fill: string): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${escaped(words)}</text>`;
