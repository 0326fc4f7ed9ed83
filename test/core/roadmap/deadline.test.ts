import { describe, expect, test } from 'vitest';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import { contextOf, realExamples, school, suites, written } from './deadline-fixtures.ts';

describe.each(suites)('deadlines of a plan $plan', ({ cases, ...calendar }) => {
  const context = contextOf(calendar);

  test.each(cases)('«$phrase» is read as $kind', ({ phrase, kind, windows }) => {
    const deadline = readDeadline(phrase, context);
    expect({ kind: deadline.kind, windows: written(deadline, windows) }).toEqual({ kind, windows });
    expect(deadline.phrase).toBe(phrase);
    if (kind === 'unresolved') expect(deadline.question).toMatch(/\?$/);
  });
});

const examples = realExamples();

describe.skipIf(examples.length === 0)('deadlines of real plans', () => {
  test.each(examples)('«$phrase» is read as $kind', ({ phrase, kind, windows }) => {
    const deadline = readDeadline(phrase, school);
    expect({ kind: deadline.kind, windows: written(deadline, windows) }).toEqual({ kind, windows });
  });
});
