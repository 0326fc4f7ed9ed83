import { EntitySchema } from 'typeorm';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { type Columns, day, json, key, maybe, moment, text } from '../columns.ts';

export const mentorships = new EntitySchema<Mentorship>({
  name: 'mentorships',
  columns: {
    id: key,
    organisationId: text,
    form: text,
    kinds: json,
    topic: maybe(text),
    status: text,
    plannedFrom: day,
    plannedTo: day,
    inForceFrom: maybe(day),
    inForceTo: maybe(day),
    orderId: maybe(text),
    endOrderId: maybe(text),
    createdBy: text,
    createdAt: moment,
    askedAt: maybe(moment),
  } satisfies Columns<Mentorship>,
});
