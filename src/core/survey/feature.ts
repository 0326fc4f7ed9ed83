import type { Action, Feature, GuidedForm, MenuEntry } from '#core/conversation/context.ts';
import type { SurveyDeps } from './deps.ts';
import { hubActions, hubMenu } from './hub.ts';

/** Questionnaires, campaigns, answering, results: each file brings its own buttons and forms, a line here. */
export const surveyFeature = (_deps: SurveyDeps): Feature => ({
  actions: [hubActions].flat() satisfies readonly Action[],
  menu: [hubMenu].flat() satisfies readonly MenuEntry[],
  forms: [[]].flat() satisfies readonly GuidedForm[],
});
