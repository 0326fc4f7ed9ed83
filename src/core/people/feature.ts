import type { Feature } from '#core/conversation/context.ts';
import type { PeopleDeps } from './deps.ts';
import { codeTyped } from './door.ts';
import { myActions } from './my-data.ts';

/** Organisation, people, roles, invitations, consent, settings. */
export const peopleFeature = (deps: PeopleDeps): Feature => ({
  actions: [...myActions(deps)],
  menu: [{ label: 'Мои данные', who: 'anyone', action: 'me' }],
  forms: [],
  unasked: (ctx, input) => codeTyped(deps, ctx, input),
});
