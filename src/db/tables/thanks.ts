import { EntitySchema } from 'typeorm';
import type { Thanks } from '#core/practices/practice.ts';
import { type Columns, key, moment, text } from '../columns.ts';

export const thanks = new EntitySchema<Thanks>({
  name: 'thanks',
  columns: {
    id: key,
    organisationId: text,
    practiceId: text,
    personId: text,
    at: moment,
  } satisfies Columns<Thanks>,
});
