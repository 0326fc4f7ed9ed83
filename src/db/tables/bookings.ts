import { EntitySchema } from 'typeorm';
import type { Booking } from '#core/sessions/session.ts';
import { type Columns, day, key, maybe, moment, number, text } from '../columns.ts';

export const bookings = new EntitySchema<Booking>({
  name: 'bookings',
  columns: {
    id: key,
    organisationId: text,
    sessionId: text,
    personId: text,
    homeId: text,
    status: text,
    line: number,
    offeredUntil: maybe(moment),
    attended: maybe(text),
    rating: maybe(text),
    goal: maybe(text),
    goalBy: maybe(day),
    goalDone: maybe(text),
    createdAt: moment,
    wakeAt: maybe(moment),
  } satisfies Columns<Booking>,
});
