import { EntitySchema } from 'typeorm';
import type { Activity } from '#core/programmes/programme.ts';
import { type Columns, day, key, maybe, number, text } from '../columns.ts';

export const activities = new EntitySchema<Activity>({
  name: 'activities',
  columns: {
    id: key,
    organisationId: text,
    programmeId: text,
    number: number,
    title: text,
    area: maybe(text),
    due: day,
    dueVersion: number,
    expected: maybe(text),
    personId: maybe(text),
    droppedOn: maybe(day),
  } satisfies Columns<Activity>,
});
