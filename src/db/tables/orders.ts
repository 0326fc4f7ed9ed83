import { EntitySchema } from 'typeorm';
import type { Order } from '#core/pairing/mentorship.ts';
import { type Columns, day, json, key, maybe, moment, text } from '../columns.ts';

export const orders = new EntitySchema<Order>({
  name: 'orders',
  columns: {
    id: key,
    organisationId: text,
    purpose: text,
    status: text,
    mentorships: json,
    number: maybe(text),
    date: maybe(day),
    remark: maybe(text),
    terms: json,
    createdBy: text,
    createdAt: moment,
    signedBy: maybe(text),
  } satisfies Columns<Order>,
});
