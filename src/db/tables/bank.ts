import { EntitySchema } from 'typeorm';
import type { BankEntry } from '#core/bank/entry.ts';
import { type Columns, day, flag, json, key, maybe, moment, text } from '../columns.ts';

export const bank = new EntitySchema<BankEntry>({
  name: 'bank',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    side: text,
    status: text,
    profile: json,
    categories: json,
    external: maybe(text),
    pupil: maybe(flag),
    pausedUntil: maybe(day),
    reviewedOn: day,
    approvedOn: maybe(day),
    approvedBy: maybe(text),
    referredOn: maybe(day),
    createdAt: moment,
  } satisfies Columns<BankEntry>,
});
