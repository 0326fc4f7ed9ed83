import { EntitySchema } from 'typeorm';
import type { Practice } from '#core/practices/practice.ts';
import { type Columns, day, flag, json, key, maybe, moment, number, text } from '../columns.ts';

export const practices = new EntitySchema<Practice>({
  name: 'practices',
  columns: {
    id: key,
    organisationId: text,
    area: text,
    title: text,
    difficulty: text,
    helped: text,
    status: text,
    open: flag,
    helpId: maybe(text),
    authors: json,
    createdAt: moment,
    changedAt: moment,
    remark: maybe(text),
    approvedBy: maybe(text),
    approvedOn: maybe(day),
    offered: number,
    thanked: number,
  } satisfies Columns<Practice>,
});
