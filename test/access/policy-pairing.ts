import type { Policy } from './policy-words.ts';

export const policy: Policy = { verbs: {}, forms: {}, menu: {} };
