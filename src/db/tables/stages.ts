import { EntitySchema } from 'typeorm';
import type { Stage } from '#core/roadmap/roadmap.ts';
import { type Columns, flag, json, key, maybe, number, text } from '../columns.ts';

export const stages = new EntitySchema<Stage>({
  name: 'stages',
  columns: {
    id: key,
    organisationId: text,
    roadmapId: text,
    position: number,
    number: text,
    group: maybe(text),
    title: text,
    content: json,
    expectedResult: maybe(text),
    phrase: text,
    deadline: json,
    responsible: text,
    assignees: json,
    publishes: flag,
  } satisfies Columns<Stage>,
});
