import { EntitySchema } from 'typeorm';
import type { OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { type Columns, json, key, maybe, moment, number, text } from '../columns.ts';

export const questionnaires = new EntitySchema<OwnQuestionnaire>({
  name: 'questionnaires',
  columns: {
    id: key,
    organisationId: text,
    family: text,
    version: number,
    title: text,
    intro: maybe(text),
    items: json,
    lastKey: number,
    status: text,
    basedOn: maybe(text),
    createdBy: text,
    createdAt: moment,
    publishedAt: maybe(moment),
  } satisfies Columns<OwnQuestionnaire>,
});
