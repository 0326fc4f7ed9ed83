import { answersInBroadcast } from './answers-in-broadcast.ts';
import { blocked } from './blocked.ts';
import { bombsSent } from './bombs.ts';
import { broadcastKilled } from './broadcast-killed.ts';
import { canaries } from './canaries.ts';
import { crashPoints } from './crash-points.ts';
import { databaseKilled } from './database-killed.ts';
import { dateMoved } from './date-moved.ts';
import { flooded } from './flood.ts';
import { forgedButtons } from './forged-buttons.ts';
import { fuzzed } from './fuzzed.ts';
import { helpRelay } from './help-relay.ts';
import { invitationsForced } from './invitations.ts';
import { nastyWords } from './nasty-words.ts';
import { otherSchool } from './other-school.ts';
import { pace } from './pace.ts';
import { questionnaireHurt } from './questionnaire-hurt.ts';
import { receiverKilled } from './receiver-killed.ts';
import { remindersOutage } from './reminders-outage.ts';
import { repeatedUpdates } from './repeated-updates.ts';
import { seatsRace } from './seats-race.ts';
import { soaked } from './soak.ts';
import { someRefused } from './some-refused.ts';
import { telegramCuts } from './telegram-cuts.ts';
import { ticksHindered } from './ticks-hindered.ts';
import type { Trial } from './trial.ts';
import { vkCuts } from './vk-cuts.ts';

/** Each hides its own kind of evidence. */
const of = <E>(trial: Trial<E>): Trial => trial as Trial;

export const trials: readonly Trial[] = [
  of(broadcastKilled(1, 1)),
  of(broadcastKilled(2, 2)),
  of(databaseKilled),
  of(receiverKilled),
  of(repeatedUpdates),
  of(crashPoints),
  of(flooded),
  of(pace),
  of(answersInBroadcast),
  of(telegramCuts),
  of(vkCuts),
  of(someRefused),
  of(blocked),
  of(remindersOutage),
  of(dateMoved),
  of(ticksHindered),
  of(seatsRace),
  of(helpRelay),
  of(questionnaireHurt),
  of(forgedButtons),
  of(invitationsForced),
  of(otherSchool),
  of(nastyWords),
  of(bombsSent),
  of(canaries),
  of(fuzzed),
  of(soaked),
];
