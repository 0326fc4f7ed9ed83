import { accounts } from './tables/accounts.ts';
import { consents } from './tables/consents.ts';
import { destructions } from './tables/destructions.ts';
import { files } from './tables/files.ts';
import { forms } from './tables/forms.ts';
import { guesses } from './tables/guesses.ts';
import { history } from './tables/history.ts';
import { invitations } from './tables/invitations.ts';
import { links } from './tables/links.ts';
import { occurrences } from './tables/occurrences.ts';
import { organisations } from './tables/organisations.ts';
import { people } from './tables/people.ts';
import { reminders } from './tables/reminders.ts';
import { roadmaps } from './tables/roadmaps.ts';
import { roles } from './tables/roles.ts';
import { snoozes } from './tables/snoozes.ts';
import { stages } from './tables/stages.ts';
import { uploads } from './tables/uploads.ts';

/** Every table of the core, under the name that Tx knows it by. */
export const tables = {
  accounts,
  consents,
  destructions,
  files,
  forms,
  guesses,
  history,
  invitations,
  links,
  occurrences,
  organisations,
  people,
  reminders,
  roadmaps,
  roles,
  snoozes,
  stages,
  uploads,
} as const;
