import type { Feature } from '#core/conversation/context.ts';

export const pairingFeature = (): Feature => ({ actions: [], menu: [], forms: [] });
