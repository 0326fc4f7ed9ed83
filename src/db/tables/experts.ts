import { EntitySchema } from 'typeorm';
import type { Expert } from '#core/sessions/session.ts';
import { type Columns, key, text } from '../columns.ts';

export const experts = new EntitySchema<Expert>({
  name: 'experts',
  columns: { id: key, organisationId: text, sessionId: text, personId: text } satisfies Columns<Expert>,
});
