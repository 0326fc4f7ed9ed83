import { EntitySchema } from 'typeorm';
import type { Response } from '#core/survey/campaign.ts';
import { type Columns, json, key, maybe, moment, text } from '../columns.ts';

export const responses = new EntitySchema<Response>({
  name: 'responses',
  columns: {
    id: key,
    organisationId: text,
    campaignId: maybe(text),
    personId: text,
    questionnaire: text,
    said: json,
    sentAt: moment,
  } satisfies Columns<Response>,
});
