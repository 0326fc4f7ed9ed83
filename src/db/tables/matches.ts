import { EntitySchema } from 'typeorm';
import type { MatchDraft } from '#core/matching/match-draft.ts';
import { type Columns, json, key, moment, text } from '../columns.ts';

export const matches = new EntitySchema<MatchDraft>({
  name: 'matches',
  columns: {
    id: key,
    organisationId: text,
    pinned: json,
    excluded: json,
    aside: json,
    changedBy: text,
    changedAt: moment,
  } satisfies Columns<MatchDraft>,
});
