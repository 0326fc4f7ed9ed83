import { EntitySchema } from 'typeorm';
import type { Petition } from '#core/petitions/petition.ts';
import { type Columns, day, json, key, maybe, moment, number, text } from '../columns.ts';

export const petitions = new EntitySchema<Petition>({
  name: 'petitions',
  columns: {
    id: key,
    organisationId: text,
    kind: text,
    personId: text,
    mentorshipId: maybe(text),
    aboutId: maybe(text),
    status: text,
    text: maybe(text),
    details: json,
    consentOf: maybe(text),
    consent: maybe(text),
    filedAt: moment,
    due: day,
    dueVersion: number,
    resolvedBy: maybe(text),
    resolvedAt: maybe(moment),
    resolution: maybe(text),
  } satisfies Columns<Petition>,
});
