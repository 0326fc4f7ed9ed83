import { EntitySchema } from 'typeorm';
import type { FormSession } from '#core/conversation/form-session.ts';
import { type Columns, json, key, moment, text } from '../columns.ts';

export const forms = new EntitySchema<FormSession>({
  name: 'forms',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    form: text,
    subject: text,
    said: json,
    status: text,
    updatedAt: moment,
  } satisfies Columns<FormSession>,
});
