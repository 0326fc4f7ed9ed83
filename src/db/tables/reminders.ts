import { EntitySchema } from 'typeorm';
import type { Reminder } from '#core/reminders/reminder.ts';
import { type Columns, day, key, number, text } from '../columns.ts';

export const reminders = new EntitySchema<Reminder>({
  name: 'reminders',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    subject: text,
    lead: text,
    dueVersion: number,
    day,
  } satisfies Columns<Reminder>,
});
