import { expect } from 'vitest';
import { isRefused, type ReadingRefusal, type RoadmapReading } from '#core/roadmap/reading-result.ts';

/** A stage as plain values, windows as [from, due]. */
export interface PlainStage {
  readonly number: string;
  readonly group: string | null;
  readonly title: string;
  readonly deadline: string;
  readonly kind: string;
  readonly windows: readonly (readonly [string | null, string])[];
  readonly responsible: string;
}

export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function read(reading: RoadmapReading | ReadingRefusal): RoadmapReading {
  if (isRefused(reading)) throw new Error(`refused: ${reading.refused}`);
  return reading;
}

export const plainStages = (reading: RoadmapReading | ReadingRefusal): readonly PlainStage[] =>
  read(reading).stages.map(({ number, group, title, deadline, responsible }) => ({
    number,
    group: group ?? null,
    title,
    deadline: flat(deadline.phrase),
    kind: deadline.kind,
    windows: deadline.windows.map(({ from, due }) => [from?.toString() ?? null, due.toString()] as const),
    responsible: flat(responsible),
  }));

export const planOf = (reading: RoadmapReading | ReadingRefusal): readonly string[] | null => {
  const { plan } = read(reading);
  return plan === undefined ? null : [plan.from.toString(), plan.to.toString()];
};

/** «title | deadline | assignee» of each stage: enough to see that a table was understood. */
export const brief = (reading: RoadmapReading | ReadingRefusal): readonly string[] =>
  plainStages(reading).map(({ title, deadline, responsible }) => `${title} | ${deadline} | ${responsible}`);

export const expectRefusal = (reading: object, reason: string): void => expect(reading).toEqual({ refused: reason });
