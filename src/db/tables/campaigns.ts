import { EntitySchema } from 'typeorm';
import type { Campaign } from '#core/survey/campaign.ts';
import { type Columns, day, flag, json, key, maybe, moment, text } from '../columns.ts';

export const campaigns = new EntitySchema<Campaign>({
  name: 'campaigns',
  columns: {
    id: key,
    organisationId: text,
    questionnaire: text,
    title: text,
    audience: json,
    moment: text,
    opensOn: day,
    closesOn: day,
    anonymous: flag,
    occurrenceId: maybe(text),
    programmeId: maybe(text),
    status: text,
    createdBy: text,
    createdAt: moment,
    closedAt: maybe(moment),
  } satisfies Columns<Campaign>,
});
