import { EntitySchema } from 'typeorm';
import type { Role } from '#core/people/person.ts';
import { type Columns, day, key, maybe, text } from '../columns.ts';

export const roles = new EntitySchema<Role>({
  name: 'roles',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    role: text,
    position: maybe(text),
    from: day,
    to: maybe(day),
    standsInFor: maybe(text),
    orderNumber: maybe(text),
    orderDate: maybe(day),
  } satisfies Columns<Role>,
});
