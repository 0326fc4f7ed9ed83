import type { Feature } from '#core/conversation/context.ts';

/** Meetings of pairs and groups, from a proposal to the question whether it took place. */
export const meetingsFeature = (): Feature => ({ actions: [], menu: [], forms: [] });
