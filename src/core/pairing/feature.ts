import type { Feature } from '#core/conversation/context.ts';
import { readers } from './access.ts';
import { changeForm } from './change-form.ts';
import type { PairingDeps } from './deps.ts';
import { pairDuties } from './duties.ts';
import { endForm } from './end-form.ts';
import { listActions } from './list.ts';
import { memberActions } from './members.ts';
import { mineActions } from './mine.ts';
import { orderActions } from './order-actions.ts';
import { orderBeginForm } from './order-new.ts';
import { orderEnterForm, orderReturnForm, orderSignForm } from './order-sign.ts';
import { pairGuided } from './pair-form.ts';
import { paperForm } from './paper-form.ts';
import { proposeActions } from './propose.ts';
import { replyActions, replyForms } from './reply.ts';

/** Pairs and groups, from a proposal to the order that ends them. */
export const pairingFeature = (deps: PairingDeps): Feature => ({
  actions: [
    ...listActions,
    ...proposeActions,
    ...memberActions,
    ...replyActions,
    ...mineActions,
    ...orderActions(deps),
  ],
  menu: [
    { label: 'Пары', who: readers, action: 'pairs' },
    { label: 'Мои пары', who: ['mentor', 'mentee'], action: 'my.pairs' },
  ],
  forms: [
    ...[pairGuided, ...replyForms, orderBeginForm, orderSignForm, orderEnterForm, orderReturnForm],
    ...[paperForm, changeForm, endForm(deps)],
  ],
  duties: pairDuties,
});
