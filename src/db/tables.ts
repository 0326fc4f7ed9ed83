import { accounts } from './tables/accounts.ts';
import { activities } from './tables/activities.ts';
import { bank } from './tables/bank.ts';
import { bookings } from './tables/bookings.ts';
import { boxes } from './tables/boxes.ts';
import { campaigns } from './tables/campaigns.ts';
import { certificates } from './tables/certificates.ts';
import { changes } from './tables/changes.ts';
import { closings } from './tables/closings.ts';
import { confidences } from './tables/confidences.ts';
import { consents } from './tables/consents.ts';
import { destructions } from './tables/destructions.ts';
import { events } from './tables/events.ts';
import { experts } from './tables/experts.ts';
import { files } from './tables/files.ts';
import { forms } from './tables/forms.ts';
import { guesses } from './tables/guesses.ts';
import { helpMessages } from './tables/help-messages.ts';
import { helpOffers } from './tables/help-offers.ts';
import { helps } from './tables/helps.ts';
import { history } from './tables/history.ts';
import { invitations } from './tables/invitations.ts';
import { links } from './tables/links.ts';
import { loans } from './tables/loans.ts';
import { logs } from './tables/logs.ts';
import { matches } from './tables/matches.ts';
import { meetings } from './tables/meetings.ts';
import { members } from './tables/members.ts';
import { mentorships } from './tables/mentorships.ts';
import { notes } from './tables/notes.ts';
import { occurrences } from './tables/occurrences.ts';
import { orders } from './tables/orders.ts';
import { organisations } from './tables/organisations.ts';
import { originals } from './tables/originals.ts';
import { participants } from './tables/participants.ts';
import { people } from './tables/people.ts';
import { petitions } from './tables/petitions.ts';
import { practices } from './tables/practices.ts';
import { programmes } from './tables/programmes.ts';
import { questionnaires } from './tables/questionnaires.ts';
import { reminders } from './tables/reminders.ts';
import { responses } from './tables/responses.ts';
import { results } from './tables/results.ts';
import { roadmaps } from './tables/roadmaps.ts';
import { roles } from './tables/roles.ts';
import { sessions } from './tables/sessions.ts';
import { snoozes } from './tables/snoozes.ts';
import { stages } from './tables/stages.ts';
import { summaries } from './tables/summaries.ts';
import { thanks } from './tables/thanks.ts';
import { uploads } from './tables/uploads.ts';

/** Every table of the core, under the name that Tx knows it by. */
export const tables = {
  accounts,
  activities,
  bank,
  bookings,
  boxes,
  campaigns,
  certificates,
  changes,
  closings,
  confidences,
  consents,
  destructions,
  events,
  experts,
  files,
  forms,
  guesses,
  helpMessages,
  helpOffers,
  helps,
  history,
  invitations,
  links,
  loans,
  logs,
  matches,
  meetings,
  members,
  mentorships,
  notes,
  occurrences,
  orders,
  organisations,
  originals,
  participants,
  people,
  petitions,
  practices,
  programmes,
  questionnaires,
  reminders,
  responses,
  results,
  roadmaps,
  roles,
  sessions,
  snoozes,
  stages,
  summaries,
  thanks,
  uploads,
} as const;
