import { EntitySchema } from 'typeorm';
import type { Organisation } from '#core/people/organisation.ts';
import { type Columns, json, key, text } from '../columns.ts';

export const organisations = new EntitySchema<Organisation>({
  name: 'organisations',
  columns: {
    id: key,
    name: text,
    settings: json,
  } satisfies Columns<Organisation>,
});
