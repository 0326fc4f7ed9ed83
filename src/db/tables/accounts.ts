import { EntitySchema } from 'typeorm';
import type { Account } from '#core/people/person.ts';
import { type Columns, flag, json, key, maybe, moment, text } from '../columns.ts';

export const accounts = new EntitySchema<Account>({
  name: 'accounts',
  columns: {
    id: key,
    channel: text,
    address: text,
    personId: maybe(text),
    organisationId: maybe(text),
    reachable: flag,
    view: maybe(json),
    arrival: maybe(text),
    seenAt: moment,
  } satisfies Columns<Account>,
});
