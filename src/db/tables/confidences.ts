import { EntitySchema } from 'typeorm';
import type { Confidence } from '#core/survey/campaign.ts';
import { type Columns, key, moment, text } from '../columns.ts';

export const confidences = new EntitySchema<Confidence>({
  name: 'confidences',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    question: text,
    answer: text,
    at: moment,
  } satisfies Columns<Confidence>,
});
