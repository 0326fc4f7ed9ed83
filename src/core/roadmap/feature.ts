import { type Action, action, type Feature } from '#core/conversation/context.ts';
import { beginCopy, beginSample, beginScreen, roadmapScreen } from './begin.ts';
import { cardActions } from './card.ts';
import { closeActions, closeForm } from './close.ts';
import { continueActions } from './continue.ts';
import { differenceActions } from './difference-screen.ts';
import { planForm, questionsForm } from './draft-forms.ts';
import { pastActions, pastMoveForm } from './draft-past.ts';
import { peopleActions } from './draft-people.ts';
import { addForm, deadlineForm, deleteDraftActions, draftStageActions, titleForm } from './draft-stages.ts';
import { roadmapDuties } from './duties.ts';
import { historyActions } from './history.ts';
import { orderForm } from './order-form.ts';
import { planActions } from './plan.ts';
import { postponeActions, postponeForm } from './postpone.ts';
import { approveForm, enterOrderForm, proposeActions, returnForm } from './propose.ts';
import { publishActions, publishForm } from './publish.ts';
import { takeContinuation, takeUnasked } from './receive.ts';
import { type RoadmapDeps, reportActions } from './report-screens.ts';
import { dateForm, requestActions, requestForm } from './request.ts';
import { stageActions } from './stage-card.ts';
import { skipForm, stateActions } from './state-changes.ts';
import { toldActions } from './told.ts';

const readers = ['curator', 'head', 'administrator'] as const;

const beginActions: readonly Action[] = [
  action('roadmap', readers, roadmapScreen),
  action('roadmap.new', ['curator'], beginScreen),
  action('roadmap.sample', ['curator'], beginSample),
  action('roadmap.copy', ['curator'], (ctx, roadmap = '') => beginCopy(ctx, roadmap)),
  action('draft.ask', ['curator'], (ctx, roadmap = '') => ctx.fill('roadmap-questions', roadmap)),
  action('draft.plan', ['curator'], (ctx, roadmap = '') => ctx.fill('roadmap-plan', roadmap)),
  action('draft.order', ['curator'], (ctx, roadmap = '') => ctx.fill('roadmap-order', roadmap)),
];

/** The roadmap of the school: from a file to the last closed stage of the year. */
export const roadmapFeature = (deps: RoadmapDeps): Feature => ({
  actions: [
    ...beginActions,
    ...draftStageActions,
    ...deleteDraftActions,
    ...continueActions,
    ...pastActions,
    ...peopleActions,
    ...differenceActions,
    ...proposeActions,
    ...planActions,
    ...stageActions,
    ...cardActions(deps.notes),
    ...historyActions,
    ...toldActions,
    ...closeActions,
    ...postponeActions,
    ...stateActions,
    ...requestActions,
    ...publishActions,
    ...reportActions(deps),
  ],
  menu: [
    { label: 'Дорожная карта', who: readers, action: 'roadmap' },
    { label: 'План года', who: [...readers, 'council', 'psychologist', 'mentor', 'staff'], action: 'plan' },
    { label: 'Мои дела', who: 'anyone', action: 'mine' },
  ],
  forms: [
    ...[questionsForm, planForm, orderForm, pastMoveForm, titleForm, deadlineForm, addForm],
    ...[approveForm, enterOrderForm, returnForm],
    ...[closeForm, publishForm, postponeForm, skipForm, requestForm, dateForm],
  ],
  duties: roadmapDuties,
  unasked: takeUnasked(deps.secrets),
  interrupts: takeContinuation(deps.secrets),
});
