import type { Feature } from '#core/conversation/context.ts';

/** Personalised programmes (1.3), from the first line of the plan to the last result. */
export const programmesFeature: Feature = { actions: [], menu: [], forms: [] };
