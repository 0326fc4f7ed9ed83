import { type Action, action, type Feature } from '#core/conversation/context.ts';
import type { MatchingDeps, MatchingHouse } from './deps.ts';
import { decide, personOf } from './desk.ts';
import { batchScreen } from './hub.ts';
import { loanActions, loanDuties } from './loan-answer.ts';
import { type Couple, type Decisions, exclude, pin, readmit, setAside, unpin } from './match-draft.ts';
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
      ...decisions(house),
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

/** The curator's word over the proposal, each followed by the mentee as they now stand. */
function decisions(house: MatchingHouse): readonly Action[] {
  const ofTwo = (verb: string, change: (before: Decisions, couple: Couple) => Decisions, note: string) =>
    action(verb, curator, async (ctx, to = '', with_ = '') => {
      const couple = { mentee: await personOf(ctx, to, 'mentee'), mentor: await personOf(ctx, with_, 'mentor') };
      await decide(ctx, (before) => change(before, couple));
      return oneScreen(ctx, house, to, note);
    });
  const ofMentee = (verb: string, change: (before: Decisions, mentee: Couple['mentee']) => Decisions, note: string) =>
    action(verb, curator, async (ctx, to = '') => {
      const mentee = await personOf(ctx, to, 'mentee');
      await decide(ctx, (before) => change(before, mentee));
      return oneScreen(ctx, house, to, note);
    });
  return [
    ofTwo('match.pin', pin, 'Закреплено. Остальные подобраны заново.'),
    ofTwo('match.ban', exclude, 'Этих двоих подбор больше не сводит.'),
    ofMentee('match.unpin', unpin, 'Откреплено.'),
    ofMentee('match.aside', setAside, 'Отложено: предложений не будет, пока вы не снимете исключения.'),
    ofMentee('match.back', readmit, 'Исключения сняты.'),
  ];
}
