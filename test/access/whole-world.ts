import type { Store } from '#core/store.ts';
import { addMatters } from './matters.ts';
import { addBankMatters } from './matters-bank.ts';
import { addClosingMatters } from './matters-closing.ts';
import { addHelpMatters } from './matters-help.ts';
import { addMatchingMatters } from './matters-matching.ts';
import { addMeetingMatters } from './matters-meetings.ts';
import { addPairingMatters } from './matters-pairing.ts';
import { addPetitionMatters } from './matters-petitions.ts';
import { addPracticeMatters } from './matters-practices.ts';
import { addProgrammeMatters } from './matters-programmes.ts';
import { addSessionMatters } from './matters-sessions.ts';
import { addSurveyMatters } from './matters-survey.ts';
import { addSchool, sides } from './world.ts';

/** Two schools with everything in every state, put into a database. */
export async function fillWorld(database: { readonly store: Store }): Promise<void> {
  await database.store.transaction({ as: 'system' }, async (tx) => {
    for (const side of sides) {
      await addSchool(tx, side);
      await addMatters(tx, side);
      await addSurveyMatters(tx, side);
      await addBankMatters(tx, side);
      await addPairingMatters(tx, side);
      await addProgrammeMatters(tx, side);
      await addClosingMatters(tx, side);
      await addPetitionMatters(tx, side);
      await addMatchingMatters(tx, side);
      await addMeetingMatters(tx, side);
      await addSessionMatters(tx, side);
      await addPracticeMatters(tx, side);
      await addHelpMatters(tx, side);
    }
  });
}
