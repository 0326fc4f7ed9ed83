import { EntitySchema } from 'typeorm';
import type { StoredFile } from '#core/files/file.ts';
import { bytes, type Columns, flag, key, maybe, moment, text } from '../columns.ts';

export const files = new EntitySchema<StoredFile>({
  name: 'files',
  columns: {
    id: key,
    organisationId: text,
    ownerId: text,
    name: text,
    bytes,
    hasNames: flag,
    createdAt: moment,
    expiresAt: maybe(moment),
  } satisfies Columns<StoredFile>,
});
