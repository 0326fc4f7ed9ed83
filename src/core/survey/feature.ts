import type { Action, Feature, GuidedForm, MenuEntry } from '#core/conversation/context.ts';
import { answerActions, ownSurveyForm, surveyForm } from './answer.ts';
import { cardActions } from './campaign-card.ts';
import { surveyDuties } from './campaign-duties.ts';
import { campaignForm } from './campaign-form.ts';
import { moveActions, moveForm } from './campaign-move.ts';
import { stageActions } from './campaign-notes.ts';
import { launchActions } from './campaign-preview.ts';
import { joinForm, runActions } from './campaign-run.ts';
import type { SurveyDeps } from './deps.ts';
import { hubActions, hubMenu } from './hub.ts';
import { municipalActions, municipalMenu } from './municipal-screens.ts';
import { questionnaireActions, questionnaireForms } from './questionnaires.ts';
import { fileActions } from './result-files.ts';
import { compareActions } from './result-pairs.ts';
import { resultActions } from './result-screens.ts';

const campaignActions = [launchActions, cardActions, runActions, moveActions, stageActions];

/** Questionnaires, campaigns, answering, results: each file brings its own buttons and forms, a line here. */
export const surveyFeature = (deps: SurveyDeps): Feature => ({
  actions: [
    hubActions,
    ...campaignActions,
    answerActions,
    resultActions,
    compareActions,
    fileActions(deps),
    questionnaireActions(deps.papers.workbook),
    municipalActions,
  ].flat() satisfies readonly Action[],
  menu: [hubMenu, municipalMenu].flat() satisfies readonly MenuEntry[],
  forms: [
    [campaignForm, joinForm, moveForm, surveyForm(deps), ownSurveyForm(deps)],
    questionnaireForms,
  ].flat() satisfies readonly GuidedForm[],
  duties: surveyDuties,
});
