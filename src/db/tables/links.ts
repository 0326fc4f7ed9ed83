import { EntitySchema } from 'typeorm';
import type { OneTimeLink } from '#core/files/file.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const links = new EntitySchema<OneTimeLink>({
  name: 'links',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    accountId: text,
    tokenHash: text,
    fileId: maybe(text),
    purpose: maybe(text),
    subject: maybe(text),
    expiresAt: moment,
    usedAt: maybe(moment),
  } satisfies Columns<OneTimeLink>,
});
