import { EntitySchema } from 'typeorm';
import type { Box } from '#core/survey/campaign.ts';
import { type Columns, json, key, text } from '../columns.ts';

export const boxes = new EntitySchema<Box>({
  name: 'boxes',
  columns: { id: key, organisationId: text, papers: json } satisfies Columns<Box>,
});
