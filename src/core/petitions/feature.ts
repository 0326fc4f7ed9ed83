import type { Feature } from '#core/conversation/context.ts';
import { colleagueActions } from './colleague.ts';
import { allowForm, decideActions, grantForm, refuseForm } from './decide.ts';
import type { PetitionDeps } from './deps.ts';
import { petitionDuties } from './duties.ts';
import { colleagueForm, improveForm, mediationForm, personalFileForm, releaseForm, rewardForm } from './forms-other.ts';
import { layDownForm, replaceForm } from './forms-pair.ts';
import { hubActions } from './hub.ts';
import { desk, filers } from './kinds.ts';
import { leadActions } from './lead-on.ts';
import { mediationActions, positionForm } from './mediation.ts';
import { paperActions } from './paper.ts';
import { positionActions } from './positions.ts';
import { startActions } from './start.ts';
import { withdrawActions } from './withdraw.ts';

/** Petitions of the sides and what became of them (П1 4.1, 4.2, 5.1; 1.5; 4.4.5). */
export const petitionsFeature = (deps: PetitionDeps): Feature => ({
  actions: [
    ...[...hubActions, ...startActions, ...decideActions, ...withdrawActions],
    ...[...colleagueActions, ...mediationActions, ...positionActions, ...leadActions, ...paperActions(deps)],
  ],
  menu: [{ label: 'Обращения', who: [...filers, ...desk], action: 'pet' }],
  forms: [
    ...[replaceForm, layDownForm, improveForm, colleagueForm, personalFileForm].map((one) => one(deps)),
    ...[releaseForm, rewardForm, mediationForm].map((one) => one(deps)),
    ...[grantForm, refuseForm, allowForm, positionForm],
  ],
  duties: petitionDuties,
});
