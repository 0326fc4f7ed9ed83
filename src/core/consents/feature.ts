import type { Feature } from '#core/conversation/context.ts';
import { agreementActions } from './actions.ts';
import type { ConsentDeps } from './deps.ts';
import { originalActions, originalDayForm } from './originals.ts';

/** Consents of every kind, their papers and originals. */
export const consentsFeature = (deps: ConsentDeps): Feature => ({
  actions: [...agreementActions(deps), ...originalActions(deps)],
  menu: [],
  forms: [originalDayForm],
});
