import { EntitySchema } from 'typeorm';
import type { PrivateNote } from '#core/meetings/meeting.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const notes = new EntitySchema<PrivateNote>({
  name: 'notes',
  columns: {
    id: key,
    organisationId: text,
    mentorshipId: text,
    meetingId: maybe(text),
    personId: text,
    text,
    at: moment,
  } satisfies Columns<PrivateNote>,
});
