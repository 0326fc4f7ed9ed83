import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { date } from '#core/kernel/time.ts';
import type { Deadline, DeadlineContext, Period } from '#core/roadmap/deadline.ts';

export interface Case {
  readonly phrase: string;
  readonly kind: Deadline['kind'];
  /** «from..due», «..due» where only the last day matters; «*» where only the kind does. */
  readonly windows: '*' | readonly string[];
}

interface Suite {
  readonly plan: string;
  readonly terms: readonly string[];
  readonly cases: readonly Case[];
}

const root = new URL('../../../', import.meta.url);
// The fixture is written by hand in this shape.
export const suites = JSON.parse(
  readFileSync(new URL('test/fixtures/deadlines.json', root), 'utf8'),
) as readonly Suite[];

export function period(written: string): Period {
  const [from = '', to = ''] = written.split('..');
  return { from: date(from), to: date(to) };
}

export const contextOf = ({ plan, terms }: Omit<Suite, 'cases'>): DeadlineContext => ({
  plan: period(plan),
  terms: terms.map(period),
});

/** Plan 2024-08-01 … 2025-08-31 and four terms. */
export const school = contextOf({
  plan: '2024-08-01..2025-08-31',
  terms: ['2024-09-02..2024-10-25', '2024-11-05..2024-12-28', '2025-01-09..2025-03-21', '2025-03-31..2025-05-26'],
});

/** A window in the spelling of the fixture; the first day is left out where `like` has none. */
export function written(deadline: Deadline, like: Case['windows']): Case['windows'] {
  if (like === '*') return '*';
  return deadline.windows.map(({ from, due }, index) =>
    like[index]?.startsWith('..') ? `..${due}` : `${from ?? ''}..${due}`,
  );
}

interface Example {
  readonly phrase: string;
  readonly kind: Deadline['kind'];
  readonly windows: '*' | readonly (readonly [string | null, string])[];
}

/** Real phrases beside the project, where they are present. */
export function realExamples(): readonly Case[] {
  const path = fileURLToPath(new URL('../shared/domain/deadline-examples.json', root));
  if (!existsSync(path)) return [];
  // The shape is described beside the file.
  const examples = JSON.parse(readFileSync(path, 'utf8')) as readonly Example[];
  return examples.map(({ phrase, kind, windows }) => ({
    phrase,
    kind,
    windows: windows === '*' ? '*' : windows.map(([from, due]) => `${from ?? ''}..${due}`),
  }));
}
