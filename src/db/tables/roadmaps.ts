import { EntitySchema } from 'typeorm';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { type Columns, day, key, maybe, moment, text } from '../columns.ts';

export const roadmaps = new EntitySchema<Roadmap>({
  name: 'roadmaps',
  columns: {
    id: key,
    organisationId: text,
    title: text,
    planFrom: maybe(day),
    planTo: maybe(day),
    status: text,
    orderNumber: maybe(text),
    orderDate: maybe(day),
    approvedBy: maybe(text),
    approvedAt: maybe(moment),
    remark: maybe(text),
    createdBy: text,
    createdAt: moment,
  } satisfies Columns<Roadmap>,
});
