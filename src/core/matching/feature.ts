import { action, type Feature } from '#core/conversation/context.ts';
import type { MatchingDeps } from './deps.ts';
import { decide, personOf } from './desk.ts';
import { batchScreen } from './hub.ts';
import { loanActions, loanDuties } from './loan-answer.ts';
import { exclude, pin, readmit, setAside, unpin } from './match-draft.ts';
import { oneScreen } from './one.ts';
import { askQuestion, pairOne, reverseForm, sendAll } from './send.ts';
import { tableScreen } from './table.ts';
import { keptTowns } from './town-kept.ts';
import { townOneActions } from './town-one.ts';
import { townActions, townMenu } from './town-screens.ts';
import { townSendActions } from './town-send.ts';
import { weightsForm } from './weights-form.ts';

/** Who looks at the matching; only the curator decides and asks (4.4.5: the council proposes pairs). */
const readers = ['curator', 'council'] as const;
const curator = ['curator'] as const;

/** Choosing a mentor for each mentee: the best for all of them together, and the curator's word over it. */
export function matchingFeature(deps: MatchingDeps): Feature {
  const house = { ...deps, proposeTown: keptTowns(deps) };
  return {
    actions: [
      action('match', readers, (ctx, page = '0') => batchScreen(ctx, house, page)),
      action('match.one', readers, (ctx, mentee = '') => oneScreen(ctx, house, mentee)),
      action('match.pair', readers, (ctx, mentee = '', mentor = '') => pairOne(ctx, mentee, mentor)),
      action('match.reverse', readers, (ctx, mentee = '', mentor = '') => reverseForm(ctx, mentee, mentor)),
      action('match.pin', curator, async (ctx, to = '', with_ = '') => {
        const couple = { mentee: await personOf(ctx, to, 'mentee'), mentor: await personOf(ctx, with_, 'mentor') };
        await decide(ctx, (before) => pin(before, couple));
        return oneScreen(ctx, house, to, 'Закреплено. Остальные подобраны заново.');
      }),
      action('match.unpin', curator, async (ctx, to = '') => {
        const mentee = await personOf(ctx, to, 'mentee');
        await decide(ctx, (before) => unpin(before, mentee));
        return oneScreen(ctx, house, to, 'Откреплено.');
      }),
      action('match.ban', curator, async (ctx, to = '', with_ = '') => {
        const couple = { mentee: await personOf(ctx, to, 'mentee'), mentor: await personOf(ctx, with_, 'mentor') };
        await decide(ctx, (before) => exclude(before, couple));
        return oneScreen(ctx, house, to, 'Этих двоих подбор больше не сводит.');
      }),
      action('match.aside', curator, async (ctx, to = '') => {
        const mentee = await personOf(ctx, to, 'mentee');
        await decide(ctx, (before) => setAside(before, mentee));
        return oneScreen(ctx, house, to, 'Отложено: предложений не будет, пока вы не снимете исключения.');
      }),
      action('match.back', curator, async (ctx, to = '') => {
        const mentee = await personOf(ctx, to, 'mentee');
        await decide(ctx, (before) => readmit(before, mentee));
        return oneScreen(ctx, house, to, 'Исключения сняты.');
      }),
      action('match.ask', curator, (ctx) => askQuestion(ctx, house)),
      action('match.send', curator, (ctx, mark = '') => sendAll(ctx, house, mark)),
      action('match.xlsx', curator, (ctx) => tableScreen(ctx, house), { below: true }),
      ...townActions(house),
      ...townOneActions(house),
      ...townSendActions(house),
      ...loanActions,
      action('match.weights', [...curator, 'municipal'], (ctx) => ctx.fill('match-weights', ctx.me.organisation.id)),
    ],
    menu: townMenu,
    forms: [weightsForm(house)],
    duties: loanDuties,
  };
}
