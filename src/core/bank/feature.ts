import type { Feature } from '#core/conversation/context.ts';

export const bankFeature = (): Feature => ({ actions: [], menu: [], forms: [] });
