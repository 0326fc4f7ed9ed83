import { EntitySchema } from 'typeorm';
import type { HelpRequest } from '#core/help/help.ts';
import { type Columns, json, key, maybe, moment, number, text } from '../columns.ts';

export const helps = new EntitySchema<HelpRequest>({
  name: 'helps',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    area: text,
    text: text,
    attachments: json,
    urgency: text,
    rung: text,
    status: text,
    helperId: maybe(text),
    helperHomeId: maybe(text),
    colleagueId: maybe(text),
    outcome: maybe(text),
    createdAt: moment,
    takenAt: maybe(moment),
    closedAt: maybe(moment),
    spokenAt: maybe(moment),
    noticedAt: maybe(moment),
    shown: maybe(json),
    version: number,
    wakeAt: maybe(moment),
  } satisfies Columns<HelpRequest>,
});
