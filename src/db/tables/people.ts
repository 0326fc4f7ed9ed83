import { EntitySchema } from 'typeorm';
import type { Person } from '#core/people/person.ts';
import { type Columns, flag, key, maybe, text } from '../columns.ts';

export const people = new EntitySchema<Person>({
  name: 'people',
  columns: {
    id: key,
    surname: text,
    name: text,
    patronymic: maybe(text),
    evenings: maybe(flag),
  } satisfies Columns<Person>,
});
