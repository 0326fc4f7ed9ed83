import { EntitySchema } from 'typeorm';
import type { HistoryEntry } from '#core/roadmap/roadmap.ts';
import { type Columns, json, key, maybe, moment, text } from '../columns.ts';

export const history = new EntitySchema<HistoryEntry>({
  name: 'history',
  columns: {
    id: key,
    organisationId: text,
    roadmapId: text,
    subject: text,
    at: moment,
    by: maybe(text),
    act: text,
    details: json,
  } satisfies Columns<HistoryEntry>,
});
