import type { Feature } from '#core/conversation/context.ts';

/** Sessions with experts: an announcement, seats and the line for them, what came of it. */
export const sessionsFeature = (): Feature => ({ actions: [], menu: [], forms: [] });
