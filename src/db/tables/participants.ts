import { EntitySchema } from 'typeorm';
import type { Participant } from '#core/survey/campaign.ts';
import { type Columns, flag, key, text } from '../columns.ts';

export const participants = new EntitySchema<Participant>({
  name: 'participants',
  columns: {
    id: key,
    organisationId: text,
    campaignId: text,
    personId: text,
    answered: flag,
  } satisfies Columns<Participant>,
});
