import type { Feature } from '#core/conversation/context.ts';

export const surveyFeature = (): Feature => ({ actions: [], menu: [], forms: [] });
