import { EntitySchema } from 'typeorm';
import type { Programme } from '#core/programmes/programme.ts';
import { type Columns, day, json, key, maybe, moment, number, text } from '../columns.ts';

export const programmes = new EntitySchema<Programme>({
  name: 'programmes',
  columns: {
    id: key,
    organisationId: text,
    mentorshipId: text,
    status: text,
    from: day,
    to: day,
    mode: text,
    areas: json,
    strengths: maybe(text),
    schedule: text,
    expected: text,
    previousId: maybe(text),
    version: number,
    agreements: json,
    createdBy: text,
    createdAt: moment,
    approvedBy: maybe(text),
    approvedOn: maybe(day),
    remark: maybe(text),
    closedOn: maybe(day),
    closedBy: maybe(text),
    closeReason: maybe(text),
    closeGrounds: maybe(text),
  } satisfies Columns<Programme>,
});
