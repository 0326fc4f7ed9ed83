import { EntitySchema } from 'typeorm';
import type { Confidence } from '#core/survey/campaign.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const confidences = new EntitySchema<Confidence>({
  name: 'confidences',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    question: text,
    answer: text,
    code: maybe(text),
    at: moment,
  } satisfies Columns<Confidence>,
});
