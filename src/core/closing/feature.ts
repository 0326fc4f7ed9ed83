import type { Feature } from '#core/conversation/context.ts';
import { afterActions } from './after.ts';
import { cardActions } from './card.ts';
import { certificateActions } from './certificates.ts';
import { closingDuties } from './duties.ts';
import { listActions } from './list.ts';
import { askForm, failForm, offerActions } from './offer.ts';
import type { ClosingDeps } from './papers.ts';
import { publishActions } from './publish.ts';
import { resultActions } from './results.ts';
import { summaryActions, summaryForm } from './summary.ts';

/** The end of a programme (П1 7.1): closing, questionnaires, the mentor's summary, certificates, and what the site may say of it (8.2). */
export const closingFeature = (deps: ClosingDeps): Feature => ({
  actions: [
    ...[...cardActions, ...offerActions, ...summaryActions, ...resultActions, ...listActions, ...afterActions],
    ...[...certificateActions(deps), ...publishActions(deps)],
  ],
  menu: [],
  forms: [askForm, failForm, summaryForm],
  duties: closingDuties,
});
