import { EntitySchema } from 'typeorm';
import type { Loan } from '#core/matching/loan.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const loans = new EntitySchema<Loan>({
  name: 'loans',
  columns: {
    id: key,
    organisationId: text,
    lenderId: text,
    municipalityId: text,
    menteeId: text,
    mentorId: text,
    status: text,
    agreedBy: maybe(text),
    mentorshipId: maybe(text),
    sentAt: moment,
    changedAt: moment,
  } satisfies Columns<Loan>,
});
