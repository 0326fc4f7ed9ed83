import type { Feature } from '#core/conversation/context.ts';
import { answerActions } from './change-answer.ts';
import { addForm, dropForm, moveForm } from './change-forms.ts';
import { offerActions } from './change-offer.ts';
import { checkActions } from './check.ts';
import { activityDuties } from './duties.ts';
import { backForm, judgeActions, wordForm } from './judge.ts';
import { longerActions, longerForm } from './longer.ts';
import { dayForm, markActions, sayForm } from './mark.ts';
import { planActions } from './plan.ts';
import { tieActions } from './tie.ts';

/** The plan of a programme from its approval on: what is done, what the mentor says to it, and how all agree to change it (П1 4.1, 5.2, 7.2). */
export const activitiesFeature: Feature = {
  actions: [
    ...[...planActions, ...markActions, ...judgeActions, ...checkActions, ...tieActions],
    ...[...offerActions, ...longerActions, ...answerActions],
  ],
  menu: [{ label: 'Мой план', who: ['mentor', 'mentee'], action: 'plan.my' }],
  forms: [sayForm, dayForm, backForm, wordForm, addForm, moveForm, dropForm, longerForm],
  duties: activityDuties,
};
