import type { Feature } from '#core/conversation/context.ts';
import { afterActions, goalForm } from './after.ts';
import { announceActions } from './announce.ts';
import { sessionGuided } from './announce-form.ts';
import { attendActions } from './attend.ts';
import { bookActions } from './book.ts';
import { calendarActions } from './calendar.ts';
import type { SessionsDeps } from './desk.ts';
import { sessionDuties } from './duties.ts';
import { listActions } from './list.ts';
import { paperActions } from './paper-actions.ts';
import { peopleActions } from './people.ts';
import { roundsActions } from './rounds-screens.ts';
import { summaryActions } from './summary.ts';
import { twiceActions } from './twice.ts';

/** Sessions with experts: an announcement, seats and the line for them, what came of it. */
export const sessionsFeature = (deps: SessionsDeps): Feature => ({
  actions: [
    ...[...listActions, ...bookActions(deps), ...announceActions(deps), ...calendarActions(deps), ...peopleActions],
    ...[...attendActions, ...afterActions, ...summaryActions, ...twiceActions],
    ...[...roundsActions, ...paperActions(deps)],
  ],
  menu: [{ label: 'Встречи с экспертами', who: 'everyone', action: 'ses:0' }],
  forms: [sessionGuided(deps), goalForm],
  duties: sessionDuties,
});
