import type { Feature } from '#core/conversation/context.ts';
import { activityActions } from './activities.ts';
import { addActions, addGuided, lineGuided, ownGuided } from './activity-forms.ts';
import { answerActions, whyGuided } from './answer.ts';
import { approveActions, returnGuided } from './approve.ts';
import { bankActions } from './bank.ts';
import { continueActions } from './continue.ts';
import type { ProgrammesDeps } from './deps.ts';
import { programmeDuties } from './duties.ts';
import { editActions, partGuided } from './edit.ts';
import { findActions, findGuided } from './find.ts';
import { listActions } from './list.ts';
import { makeActions, programmeGuided } from './make.ts';
import { nextActions } from './next.ts';
import { paperActions } from './paper.ts';
import { signedActions } from './signed.ts';

/** Personalised programmes (1.3): made by both sides, agreed by everybody in them, approved by the curator. */
export const programmesFeature = (deps: ProgrammesDeps): Feature => ({
  actions: [
    ...[...listActions, ...makeActions, ...answerActions, ...editActions, ...activityActions],
    ...[
      ...addActions,
      ...approveActions,
      ...signedActions,
      ...bankActions(deps),
      ...findActions,
      ...nextActions(deps),
      ...continueActions(deps),
      ...paperActions(deps),
    ],
  ],
  menu: [{ label: 'Программы', who: ['mentor', 'mentee', 'curator', 'head', 'council'], action: 'progs' }],
  forms: [
    ...[
      programmeGuided(deps),
      partGuided,
      addGuided(deps),
      ownGuided(deps),
      lineGuided(deps),
      whyGuided,
      returnGuided,
      findGuided,
    ],
  ],
  duties: programmeDuties,
});
