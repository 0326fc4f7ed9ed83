import { EntitySchema } from 'typeorm';
import type { Summary } from '#core/closing/closing.ts';
import { type Columns, json, key, maybe, moment, text } from '../columns.ts';

export const summaries = new EntitySchema<Summary>({
  name: 'summaries',
  columns: {
    id: key,
    organisationId: text,
    programmeId: text,
    by: text,
    at: moment,
    conclusions: json,
    achieved: text,
    proposals: json,
    words: maybe(text),
  } satisfies Columns<Summary>,
});
