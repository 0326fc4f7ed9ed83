import { bombsSent } from './bombs.ts';
import { broadcastKilled } from './broadcast-killed.ts';
import { databaseKilled } from './database-killed.ts';
import { dateMoved } from './date-moved.ts';
import { invitationsForced } from './invitations.ts';
import { remindersOutage } from './reminders-outage.ts';
import { seatsRace } from './seats-race.ts';
import { ticksHindered } from './ticks-hindered.ts';
import type { Trial } from './trial.ts';

/** Each hides its own kind of evidence. */
const of = <E>(trial: Trial<E>): Trial => trial as Trial;

export const trials: readonly Trial[] = [
  of(broadcastKilled(1, 1)),
  of(broadcastKilled(2, 2)),
  of(databaseKilled),
  of(remindersOutage),
  of(dateMoved),
  of(seatsRace),
  of(bombsSent),
  of(ticksHindered),
  of(invitationsForced),
];
