import type { Feature } from '#core/conversation/context.ts';
import type { SurveyDeps } from './deps.ts';

export const surveyFeature = (_deps: SurveyDeps): Feature => ({ actions: [], menu: [], forms: [] });
