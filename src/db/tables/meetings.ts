import { EntitySchema } from 'typeorm';
import type { Meeting } from '#core/meetings/meeting.ts';
import { type Columns, json, key, maybe, moment, number, text } from '../columns.ts';

export const meetings = new EntitySchema<Meeting>({
  name: 'meetings',
  columns: {
    id: key,
    organisationId: text,
    mentorshipId: maybe(text),
    helpId: maybe(text),
    people: json,
    proposedBy: text,
    createdAt: moment,
    slots: json,
    startsAt: maybe(moment),
    minutes: number,
    mode: text,
    place: maybe(text),
    seriesId: maybe(text),
    answers: json,
    status: text,
    version: number,
    takenBy: maybe(json),
    wakeAt: maybe(moment),
  } satisfies Columns<Meeting>,
});
