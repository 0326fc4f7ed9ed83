import { EntitySchema } from 'typeorm';
import type { ClosingOffer } from '#core/closing/closing.ts';
import { type Columns, json, key, maybe, moment, text } from '../columns.ts';

export const closings = new EntitySchema<ClosingOffer>({
  name: 'closings',
  columns: {
    id: key,
    organisationId: text,
    programmeId: text,
    reason: text,
    grounds: maybe(text),
    by: text,
    at: moment,
    agreed: json,
  } satisfies Columns<ClosingOffer>,
});
