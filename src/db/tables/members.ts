import { EntitySchema } from 'typeorm';
import type { Member } from '#core/pairing/mentorship.ts';
import { type Columns, day, key, maybe, moment, text } from '../columns.ts';

export const members = new EntitySchema<Member>({
  name: 'members',
  columns: {
    id: key,
    organisationId: text,
    mentorshipId: text,
    personId: text,
    side: text,
    answer: maybe(text),
    answeredAt: maybe(moment),
    leftOn: maybe(day),
    goneOn: maybe(day),
  } satisfies Columns<Member>,
});
