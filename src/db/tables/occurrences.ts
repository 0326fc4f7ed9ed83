import { EntitySchema } from 'typeorm';
import type { Occurrence } from '#core/roadmap/roadmap.ts';
import { type Columns, day, json, key, maybe, moment, number, text } from '../columns.ts';

export const occurrences = new EntitySchema<Occurrence>({
  name: 'occurrences',
  columns: {
    id: key,
    organisationId: text,
    roadmapId: text,
    stageId: text,
    from: maybe(day),
    due: day,
    planned: maybe(day),
    dueVersion: number,
    status: text,
    request: maybe(text),
    result: maybe(json),
    closedAt: maybe(moment),
    closedBy: maybe(text),
    ticked: json,
  } satisfies Columns<Occurrence>,
});
