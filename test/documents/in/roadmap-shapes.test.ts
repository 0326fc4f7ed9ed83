import { describe, expect, test } from 'vitest';
import type { RoadmapReading } from '#core/roadmap/reading-result.ts';
import { answer } from '#documents/in/answer.ts';
import { type Shape, shapes } from '../../fixtures/roadmaps/shapes.ts';
import { docxOf, textOf, xlsxOf } from '../../fixtures/roadmaps/write-shape.ts';
import { plainStages } from '../../support/roadmap-reading.ts';

/** Stages as the shape writes them: days, or the kind where there are none or many. */
const stagesIn = (reading: RoadmapReading): readonly string[] =>
  plainStages(reading).map(({ number, group, title, kind, windows, responsible }) => {
    const days =
      kind === 'window' || kind === 'windows' ? windows.map(([from, due]) => `${from ?? ''}..${due}`) : [kind];
    return [number, group ?? '', title, days.join(', '), responsible].join(' | ');
  });

const written: readonly (readonly [format: 'docx' | 'xlsx' | 'text', write: (shape: Shape) => Promise<Uint8Array>])[] =
  [
    ['docx', docxOf],
    ['xlsx', xlsxOf],
    ['text', textOf],
  ];

describe.each(shapes)('a roadmap with $name', (shape) => {
  test.each(written)('is read from %s', async (format, write) => {
    const reading = answer({ read: 'roadmap', format }, await write(shape));
    // A roadmap was asked for.
    expect(stagesIn(reading as RoadmapReading)).toEqual((format === 'text' ? shape.inText : undefined) ?? shape.stages);
  });
});
