import { EntitySchema } from 'typeorm';
import type { Original } from '#core/people/invitation.ts';
import { type Columns, day, key, text } from '../columns.ts';

export const originals = new EntitySchema<Original>({
  name: 'originals',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    kind: text,
    version: text,
    receivedOn: day,
    notedBy: text,
  } satisfies Columns<Original>,
});
