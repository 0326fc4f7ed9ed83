import { EntitySchema } from 'typeorm';
import type { Upload } from '#core/files/file.ts';
import { type Columns, key, maybe, moment, number, text } from '../columns.ts';

export const uploads = new EntitySchema<Upload>({
  name: 'uploads',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    accountId: text,
    purpose: text,
    subject: maybe(text),
    channel: text,
    ref: text,
    name: text,
    status: text,
    attempts: number,
    createdAt: moment,
  } satisfies Columns<Upload>,
});
