import { EntitySchema } from 'typeorm';
import type { Consent } from '#core/people/invitation.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const consents = new EntitySchema<Consent>({
  name: 'consents',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    kind: text,
    version: text,
    hash: text,
    givenAt: moment,
    channel: text,
    withdrawnAt: maybe(moment),
  } satisfies Columns<Consent>,
});
