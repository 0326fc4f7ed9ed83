import type { Policy } from './policy-words.ts';
import { nothing, organisers, to } from './policy-words.ts';

export const policy: Policy = {
  verbs: { sv: to(organisers, nothing) },
  forms: {},
  menu: { Опросы: organisers },
};
