import type { Context, Feature } from '#core/conversation/context.ts';
import { type Button, button } from '#core/conversation/screen.ts';
import { askers, askForm } from './ask-form.ts';
import { askerActions } from './asker.ts';
import { consentActions } from './called.ts';
import { callActions, colleagueForm } from './colleague.ts';
import type { HelpDeps } from './desk.ts';
import { helpDuties } from './duties.ts';
import { eveningActions } from './evenings.ts';
import { counters, figureActions } from './figures.ts';
import { helperActions } from './helper.ts';
import { talk, talkActions } from './talk.ts';

/** Situational mentoring (3.1): a request for help, the ladder of those who are asked, and the conversation. */
export const helpFeature = (deps: HelpDeps): Feature => ({
  actions: [
    ...[...askerActions(deps), ...helperActions(deps), ...talkActions(deps)],
    ...[...callActions(deps), ...consentActions(deps), ...figureActions, ...eveningActions],
  ],
  menu: [
    { label: 'Нужна помощь', who: askers, action: 'help.home' },
    { label: 'Просьбы о помощи', who: counters, action: 'help.figures' },
  ],
  forms: [askForm(deps), colleagueForm(deps)],
  duties: helpDuties,
  shortcuts,
  talk: talk(deps),
});

/** A line of the first screen for those who teach. */
async function shortcuts({ me }: Context): Promise<readonly Button[]> {
  return askers.some((role) => me.roles.includes(role)) ? [button('Нужна помощь', 'help.home')] : [];
}
