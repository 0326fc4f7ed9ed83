import { EntitySchema } from 'typeorm';
import type { HelpOffer } from '#core/help/help.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const helpOffers = new EntitySchema<HelpOffer>({
  name: 'help_offers',
  columns: {
    id: key,
    organisationId: text,
    helpId: text,
    personId: text,
    rung: text,
    askedAt: moment,
    answer: maybe(text),
  } satisfies Columns<HelpOffer>,
});
