import type { Feature } from '#core/conversation/context.ts';

/** Situational mentoring (3.1): a request for help, the ladder of those who are asked, and the conversation. */
export const helpFeature = (): Feature => ({ actions: [], menu: [], forms: [] });
