import { randomInt } from 'node:crypto';
import { changeSource } from '#core/activities/change-source.ts';
import { checkSource } from '#core/activities/check.ts';
import { activitiesFeature } from '#core/activities/feature.ts';
import { activitySource } from '#core/activities/source.ts';
import { bankFeature } from '#core/bank/feature.ts';
import type { BankPapers } from '#core/bank/papers.ts';
import { bankReceived } from '#core/bank/received.ts';
import { bankSource } from '#core/bank/source.ts';
import type { NationalCalendar } from '#core/calendar/working-days.ts';
import { closingFeature } from '#core/closing/feature.ts';
import { closingSource } from '#core/closing/source.ts';
import { consentsFeature } from '#core/consents/feature.ts';
import type { ConsentPapers } from '#core/consents/papers.ts';
import type { Links } from '#core/conversation/context.ts';
import type { Door } from '#core/conversation/door.ts';
import { leftForms } from '#core/conversation/left-forms.ts';
import { expectUpload } from '#core/files/uploads.ts';
import { helpFeature } from '#core/help/feature.ts';
import { helpOccasion, meetingButtons, occasionOfHelp } from '#core/help/occasion.ts';
import { helpTimer } from '#core/help/wake.ts';
import { adaptationSource } from '#core/journal/adaptation-source.ts';
import { journalFeature } from '#core/journal/feature.ts';
import type { NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { matchingFeature } from '#core/matching/feature.ts';
import { loanSource } from '#core/matching/loan-source.ts';
import { lastTask } from '#core/meetings/agenda.ts';
import { meetingsFeature } from '#core/meetings/feature.ts';
import { heldSource, silenceSource } from '#core/meetings/source.ts';
import { meetingTimer } from '#core/meetings/timer.ts';
import { pairingFeature } from '#core/pairing/feature.ts';
import type { OrderPapers } from '#core/pairing/papers.ts';
import { pairSource } from '#core/pairing/source.ts';
import type { PeopleDeps } from '#core/people/deps.ts';
import { peopleDoor } from '#core/people/door.ts';
import { peopleFeature } from '#core/people/feature.ts';
import { petitionsFeature } from '#core/petitions/feature.ts';
import { petitionSource } from '#core/petitions/source.ts';
import { practicesFeature } from '#core/practices/feature.ts';
import { practiceSource } from '#core/practices/source.ts';
import { programmesFeature } from '#core/programmes/feature.ts';
import { programmeSource } from '#core/programmes/source.ts';
import type { Source } from '#core/reminders/source.ts';
import type { Timer } from '#core/reminders/timer.ts';
import { roadmapFeature } from '#core/roadmap/feature.ts';
import type { Papers as RoadmapPapers } from '#core/roadmap/papers.ts';
import type { SessionsDeps } from '#core/sessions/desk.ts';
import { sessionsFeature } from '#core/sessions/feature.ts';
import { sessionPlaces } from '#core/sessions/places.ts';
import { attendanceSource } from '#core/sessions/source.ts';
import { sessionTimers } from '#core/sessions/timers.ts';
import { campaignNotes } from '#core/survey/campaign-notes.ts';
import { campaignSource } from '#core/survey/campaign-source.ts';
import { surveyFeature } from '#core/survey/feature.ts';
import type { Received } from '#core/survey/received.ts';
import { breathOf } from '../breath.ts';
import { helpPractices } from './help-practices.ts';
import {
  calendarPapers,
  closingPapers,
  journalPapers,
  petitionPapers,
  practicePapers,
  programmePapers,
  sessionPapers,
  surveyPapers,
} from './papers.ts';

export interface HouseDeps {
  readonly newId: NewId;
  readonly clock: Clock;
  readonly links: Links;
  readonly people: PeopleDeps;
  readonly roadmapPapers: RoadmapPapers;
  readonly bankPapers: BankPapers;
  readonly pairPapers: ConsentPapers & OrderPapers;
  /** Working days of the country: terms of notice are counted by them. */
  readonly national: NationalCalendar;
}

/** What is done with a questionnaire that somebody has sent under their name. */
const received: readonly Received[] = [bankReceived];

/** The one door with every feature behind it. A new feature is one more line here. */
export const doorOf = ({ newId, clock, links, people: bare, national, ...papers }: HouseDeps): Door => {
  const sessions: SessionsDeps = { secrets: bare.secrets, national, papers: { ...calendarPapers, ...sessionPapers } };
  const people: PeopleDeps = { ...bare, places: sessionPlaces(sessions) };
  return {
    newId,
    clock,
    links,
    features: [
      roadmapFeature({ papers: papers.roadmapPapers, secrets: people.secrets, notes: campaignNotes }),
      surveyFeature({ received, random: randomInt, papers: surveyPapers }),
      bankFeature({ papers: papers.bankPapers, secrets: people.secrets }),
      matchingFeature({ workbook: surveyPapers.workbook, breath: breathOf(), hash: people.secrets.hash }),
      pairingFeature({ papers: papers.pairPapers, national }),
      programmesFeature({ papers: programmePapers, national }),
      closingFeature({ papers: closingPapers }),
      activitiesFeature,
      petitionsFeature({ papers: petitionPapers, national }),
      sessionsFeature(sessions),
      meetingsFeature({
        papers: calendarPapers,
        national,
        agenda: lastTask,
        occasions: { [helpOccasion]: occasionOfHelp },
      }),
      journalFeature({ papers: journalPapers }),
      helpFeature({ national, practices: helpPractices, meet: meetingButtons }),
      practicesFeature({ papers: practicePapers }),
      consentsFeature({ papers: papers.pairPapers, national, secrets: people.secrets }),
      peopleFeature(people),
    ],
    ...peopleDoor(people),
    takeFile: (ctx, input) => expectUpload(ctx, input.file, 'result'),
  };
};

/** Features that have something to say in the daily digest besides the roadmap. */
export const sources: readonly Source[] = [
  campaignSource,
  bankSource,
  pairSource,
  loanSource,
  programmeSource,
  heldSource,
  silenceSource,
  adaptationSource,
  activitySource,
  checkSource,
  changeSource,
  practiceSource,
  attendanceSource,
  petitionSource,
  closingSource,
];

/** Things that happen by themselves at a moment of the day, not in the morning's digest. */
export const timers: readonly Timer[] = [meetingTimer({ agenda: lastTask }), ...sessionTimers, helpTimer];

/** All of them, and the forms that were left unfinished. */
export const sourcesOf = (door: Door): readonly Source[] => [...sources, leftForms(door)];
