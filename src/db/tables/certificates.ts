import { EntitySchema } from 'typeorm';
import type { Certificate } from '#core/closing/closing.ts';
import { type Columns, day, key, number, text } from '../columns.ts';

export const certificates = new EntitySchema<Certificate>({
  name: 'certificates',
  columns: {
    id: key,
    organisationId: text,
    programmeId: text,
    personId: text,
    side: text,
    year: number,
    number: number,
    issuedOn: day,
    issuedBy: text,
  } satisfies Columns<Certificate>,
});
