import { EntitySchema } from 'typeorm';
import type { Guess } from '#core/people/invitation.ts';
import { type Columns, key, moment, text } from '../columns.ts';

export const guesses = new EntitySchema<Guess>({
  name: 'guesses',
  columns: {
    id: key,
    accountId: text,
    at: moment,
  } satisfies Columns<Guess>,
});
