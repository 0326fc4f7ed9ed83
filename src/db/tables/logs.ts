import { EntitySchema } from 'typeorm';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { type Columns, day, json, key, maybe, moment, number, text } from '../columns.ts';

export const logs = new EntitySchema<MeetingLog>({
  name: 'logs',
  columns: {
    id: key,
    organisationId: text,
    meetingId: text,
    mentorshipId: maybe(text),
    activityId: maybe(text),
    by: text,
    at: moment,
    day,
    minutes: maybe(number),
    mode: maybe(text),
    topic: text,
    topicWords: maybe(text),
    considered: maybe(text),
    recommendation: maybe(text),
    task: maybe(text),
    taskBy: maybe(day),
    lastTask: maybe(text),
    attachment: maybe(text),
    reflection: maybe(text),
    words: json,
  } satisfies Columns<MeetingLog>,
});
