import { EntitySchema } from 'typeorm';
import type { Session } from '#core/sessions/session.ts';
import { type Columns, json, key, maybe, moment, number, text } from '../columns.ts';

export const sessions = new EntitySchema<Session>({
  name: 'sessions',
  columns: {
    id: key,
    organisationId: text,
    createdBy: text,
    createdAt: moment,
    theme: text,
    about: maybe(text),
    startsAt: moment,
    minutes: number,
    place: text,
    seats: number,
    signUpUntil: moment,
    openTo: text,
    mode: text,
    roundMinutes: maybe(number),
    status: text,
    version: number,
    plan: maybe(json),
    token: text,
    wakeAt: maybe(moment),
  } satisfies Columns<Session>,
});
