import { EntitySchema } from 'typeorm';
import type { Destruction } from '#core/people/invitation.ts';
import { type Columns, json, key, moment, text } from '../columns.ts';

export const destructions = new EntitySchema<Destruction>({
  name: 'destructions',
  columns: {
    id: key,
    organisationId: text,
    at: moment,
    reason: text,
    counts: json,
  } satisfies Columns<Destruction>,
});
