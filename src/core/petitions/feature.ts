import type { Feature } from '#core/conversation/context.ts';

/** Petitions of the sides and what became of them (П1 4.1, 4.2, 5.1). */
export const petitionsFeature: Feature = { actions: [], menu: [], forms: [] };
