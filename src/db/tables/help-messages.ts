import { EntitySchema } from 'typeorm';
import type { HelpMessage } from '#core/help/help.ts';
import { type Columns, json, key, maybe, moment, number, text } from '../columns.ts';

export const helpMessages = new EntitySchema<HelpMessage>({
  name: 'help_messages',
  columns: {
    id: key,
    organisationId: text,
    helpId: text,
    number: number,
    from: text,
    kind: text,
    text: maybe(text),
    file: maybe(text),
    state: text,
    source: maybe(json),
    at: moment,
  } satisfies Columns<HelpMessage>,
});
