import { EntitySchema } from 'typeorm';
import type { ActivityResult } from '#core/programmes/programme.ts';
import { type Columns, day, json, key, maybe, text } from '../columns.ts';

export const results = new EntitySchema<ActivityResult>({
  name: 'results',
  columns: {
    id: key,
    organisationId: text,
    programmeId: text,
    activityId: text,
    personId: text,
    status: text,
    text: maybe(text),
    fileId: maybe(text),
    doneOn: day,
    assessment: maybe(text),
    assessedBy: maybe(text),
    assessedOn: maybe(day),
    earlier: json,
  } satisfies Columns<ActivityResult>,
});
