import { EntitySchema } from 'typeorm';
import type { Snooze } from '#core/reminders/reminder.ts';
import { type Columns, day, key, text } from '../columns.ts';

export const snoozes = new EntitySchema<Snooze>({
  name: 'snoozes',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    occurrenceId: text,
    until: day,
  } satisfies Columns<Snooze>,
});
