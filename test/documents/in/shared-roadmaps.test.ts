import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RoadmapReading } from '#core/roadmap/reading-result.ts';
import { answer } from '#documents/in/answer.ts';
import { flat, type PlainStage, plainStages, planOf, read } from '../../support/roadmap-reading.ts';

interface Expected {
  readonly title: string;
  readonly plan: readonly string[] | null;
  readonly sections: number;
  readonly stages: readonly PlainStage[];
}

const folder = new URL('../../../../shared/roadmaps/', import.meta.url);
const present = existsSync(folder);
const expected: Readonly<Record<string, Expected>> = present
  ? JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))
  : {};
const cases = Object.keys(expected).flatMap((name) =>
  (['docx', 'text'] as const).map((format) => [name, format] as const),
);

/** A null first day is not compared. */
const comparable = (stage: PlainStage, like: PlainStage | undefined, format: string): object => ({
  group: stage.group === null ? null : flat(stage.group),
  kind: stage.kind,
  windows: stage.windows.map(([from, due], index) => [like?.windows[index]?.[0] == null ? null : from, due]),
  responsible: format === 'docx' ? flat(stage.responsible) : '',
});

describe.skipIf(!present)('real roadmaps', () => {
  test.each(cases)('%s is read from %s as people read it', (name, format) => {
    const bytes = readFileSync(new URL(`${name}.${format === 'text' ? 'txt' : 'docx'}`, folder));
    const reading = read(answer({ read: 'roadmap', format }, bytes) as RoadmapReading); // a roadmap was asked for
    const wanted = expected[name];
    const stages = plainStages(reading);
    expect(flat(reading.title)).toContain(flat(wanted?.title ?? '?'));
    expect(planOf(reading)).toEqual(wanted?.plan);
    expect(reading.sections).toBe(wanted?.sections);
    expect(stages.map((stage, at) => comparable(stage, wanted?.stages[at], format))).toEqual(
      wanted?.stages.map((stage) => comparable(stage, stage, format)),
    );
    for (const [at, stage] of stages.entries())
      expect(flat(stage.title)).toContain(flat(wanted?.stages[at]?.title ?? '?'));
  });
});
