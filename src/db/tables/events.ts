import { EntitySchema } from 'typeorm';
import type { RecordedEvent } from '#core/record/event.ts';
import { type Columns, json, key, maybe, moment, text } from '../columns.ts';

export const events = new EntitySchema<RecordedEvent>({
  name: 'events',
  columns: {
    id: key,
    organisationId: text,
    subject: text,
    at: moment,
    by: maybe(text),
    act: text,
    details: json,
  } satisfies Columns<RecordedEvent>,
});
