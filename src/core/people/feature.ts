import type { Feature } from '#core/conversation/context.ts';
import { addPersonForm } from './add-form.ts';
import { appointmentDuties, orderForm } from './appointment.ts';
import type { PeopleDeps } from './deps.ts';
import { codeTyped } from './door.ts';
import { peopleFileForm } from './import-people.ts';
import { myActions } from './my-data.ts';
import { otherOrganisations } from './organisations.ts';
import { peopleActions } from './people-actions.ts';
import { renamePersonForm } from './rename-form.ts';
import { addRoleForm, endRoleForm } from './role-forms.ts';
import { organisers } from './roles.ts';
import { settingsForm } from './settings-form.ts';
import { standInForm } from './stand-in-form.ts';

/** Organisation, people, roles, invitations, consent, settings. */
export const peopleFeature = (deps: PeopleDeps): Feature => ({
  actions: [...myActions(deps), ...peopleActions(deps)],
  menu: [
    { label: 'Люди', who: organisers, action: 'p.list:0' },
    { label: 'Настройки', who: organisers, action: 'set' },
    { label: 'Мои данные', who: 'everyone', action: 'me' },
  ],
  forms: [
    addPersonForm,
    renamePersonForm,
    addRoleForm,
    endRoleForm,
    standInForm,
    orderForm,
    peopleFileForm,
    settingsForm,
  ],
  duties: appointmentDuties,
  shortcuts: otherOrganisations,
  unasked: (ctx, input) => codeTyped(deps, ctx, input),
});
