import type { Feature } from '#core/conversation/context.ts';
import { afterActions } from './after.ts';
import { answerActions } from './answer.ts';
import { checkInActions } from './check-in.ts';
import type { MeetingsDeps } from './deps.ts';
import { manageActions, placeForm } from './manage.ts';
import { meetForm } from './meet-form.ts';
import { meetingDuties, mineActions } from './mine.ts';
import { seriesForm } from './series-form.ts';
import { seriesActions } from './series-make.ts';
import { calendarActions } from './to-calendar.ts';

/** Meetings of pairs and groups, from a proposal to the question whether it took place. */
export const meetingsFeature = (deps: MeetingsDeps): Feature => ({
  actions: [
    ...[...mineActions, ...answerActions(deps), ...manageActions(deps), ...seriesActions(deps)],
    ...[...calendarActions(deps), ...afterActions(deps), ...checkInActions],
  ],
  menu: [{ label: 'Встречи', who: ['mentor', 'mentee'], action: 'meets' }],
  forms: [meetForm(deps), seriesForm(deps), placeForm(deps)],
  duties: meetingDuties,
});
