import { EntitySchema } from 'typeorm';
import type { ProgrammeChange } from '#core/programmes/programme.ts';
import { type Columns, day, json, key, maybe, moment, text } from '../columns.ts';

export const changes = new EntitySchema<ProgrammeChange>({
  name: 'changes',
  columns: {
    id: key,
    organisationId: text,
    programmeId: text,
    status: text,
    to: maybe(day),
    plan: json,
    reason: maybe(text),
    agreements: json,
    by: text,
    at: moment,
  } satisfies Columns<ProgrammeChange>,
});
