import { readFile, writeFile } from 'node:fs/promises';
import type { Line } from './trial.ts';

const columns = ['№', 'Promise', 'Size', 'Figure', 'Demanded', 'Held', 'Judge sees through', 'Seed', 'Seconds', 'Day'];

const preface = `# The promises, under fire

\`npm run chaos\` plays these against processes as \`npm start\` runs them, a PostgreSQL server of its own and the sandbox as the
messengers; \`npm run chaos -- 4 17\` plays some of them, \`--size small\` plays them in minutes, \`--seed N\` repeats a run. A judge counts
from what the messengers saw. «Judge sees through» says how many kinds of spoilt evidence the judge of the row has found broken: a judge
that cannot fail proves nothing. Each row is from the last full run of its number; small runs are printed and not kept.

`;

const cells = (line: Line, day: string): readonly string[] => [
  String(line.number),
  line.promise,
  line.size,
  line.figure,
  line.demanded,
  line.broken.length === 0 ? 'yes' : `no: ${line.broken.join('; ')}`,
  line.seenThrough,
  String(line.seed),
  String(line.seconds),
  day,
];

const row = (texts: readonly string[]): string =>
  `| ${texts.map((one) => one.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

/** A line for the terminal. */
export const printed = (line: Line): string =>
  [
    `${line.number}. ${line.promise} (${line.size}, seed ${line.seed}, ${line.seconds} s)`,
    `   ${line.figure}`,
    `   demanded: ${line.demanded}`,
    `   ${line.broken.length === 0 ? 'held' : `BROKEN: ${line.broken.join('; ')}`}; judge sees through ${line.seenThrough}`,
  ].join('\n');

/** Writes the lines into the page's table; rows of numbers that were not played stay as they were. */
export async function written(file: string, lines: readonly Line[], day: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const kept = new Map<number, string>();
  for (const text of before.split('\n')) {
    const number = Number(/^\| (\d+) \|/.exec(text)?.[1]);
    if (number > 0) kept.set(number, text);
  }
  for (const line of lines) kept.set(line.number, row(cells(line, day)));
  const rows = [...kept].sort(([a], [b]) => a - b).map(([, text]) => text);
  await writeFile(file, `${preface}${[row(columns), row(columns.map(() => '---')), ...rows].join('\n')}\n`);
}
