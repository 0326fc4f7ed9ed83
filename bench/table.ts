import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

/** A line of the table: the ratio travels between machines, the figures do not. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  /** What it stands against, measured in the same run. */
  readonly baseline: string;
  readonly ratio: number;
  readonly goal?: { readonly words: string; readonly reached: boolean };
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What a reader must know to read the rows. */
  readonly note?: string;
}

export const milliseconds = (value: number): string =>
  value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const perSecond = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)}/s`;

/** Times against times: `figure` takes so often as long as `baseline`. */
export const slower = (
  what: string,
  [figure, baseline, of]: readonly [number, string, number],
  goal?: { readonly words: string; readonly most: number },
): Row => ({
  ...{ what, figure: milliseconds(figure), baseline: `${baseline}: ${milliseconds(of)}`, ratio: figure / of },
  ...(goal ? { goal: { words: goal.words, reached: figure / of <= goal.most } } : {}),
});

/** Rates against rates. */
export const faster = (
  what: string,
  [figure, baseline, of]: readonly [number, string, number],
  goal?: { readonly words: string; readonly least: number },
): Row => ({
  ...{ what, figure: perSecond(figure), baseline: `${baseline}: ${perSecond(of)}`, ratio: figure / of },
  ...(goal ? { goal: { words: goal.words, reached: figure / of >= goal.least } } : {}),
});

const cells = ({ what, figure, baseline, ratio, goal }: Row): readonly string[] => [
  ...[what, figure, baseline, `× ${ratio.toFixed(2)}`],
  goal ? `${goal.words}: ${goal.reached ? 'reached' : 'missed'}` : '',
];

export const printed = ({ title, rows, note }: Section): string =>
  [
    '',
    title,
    ...rows.map((row) => {
      const [what = '', figure = '', baseline = '', ratio = '', goal = ''] = cells(row);
      return `  ${what.padEnd(66)} ${figure.padStart(9)} ${ratio.padStart(10)}  ${baseline}${goal && `  [${goal}]`}`;
    }),
    ...(note ? [`  ${note}`] : []),
  ].join('\n');

const line = (texts: readonly string[]): string => `| ${texts.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;

/** The same table as a page. */
export async function written(file: string, sections: readonly Section[], day: string): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.version}`;
  const page = [
    '# How fast it is',
    '',
    `Written by \`npm run bench\` on ${day} (${machine}; PostgreSQL, the sandbox and the load share the machine). Compare the ratios: each`,
    'stands against a baseline of the same run. Where a goal is missed, the reason stands below its table.',
    ...sections.flatMap(({ title, rows, note }) => [
      ...['', `## ${title}`, '', line(['What', 'Figure', 'Ratio', 'Against', 'Goal'])],
      line(['---', '---', '---', '---', '---']),
      ...rows.map((row) => {
        const [what = '', figure = '', baseline = '', ratio = '', goal = ''] = cells(row);
        return line([what, figure, ratio, baseline, goal]);
      }),
      ...(note ? ['', note] : []),
    ]),
    '',
  ];
  await writeFile(file, page.join('\n'));
}
