import { curator, leaders, mine, nothing, of, type Policy, to } from './policy-words.ts';

const all = of('meeting', 'tasked', 'tasking', 'tagreed', 'tpassed', 'theld', 'tnot', 'tcancel');
const open = of('meeting', 'tasked', 'tasking', 'tagreed', 'tpassed');
const movable = of('meeting', 'tasked', 'tasking', 'tagreed', 'tpassed', 'tnot');
const pairs = of('mentorship', 'mdraft', 'mproposed', 'magreed', 'mordered', 'msigning', 'mforce', 'mended');
const force = of('mentorship', 'mforce');

/** Meetings belong to those who are asked to them; a late press is answered with the card as it is now. */
export const policy: Policy = {
  verbs: {
    meets: to('anyone', nothing),
    'm.silent': to(leaders, nothing),
    'm.ask': to(curator, pairs),
    'm.fine': mine(pairs),
    'm.hard': mine(pairs),
    'm.card': mine(all),
    'm.yes': mine(all, ':1'),
    'm.still': mine(all, ':1'),
    'm.all': mine(all, ':1'),
    'm.no': mine(all, ':1'),
    'm.new': mine(force),
    'm.move': mine(movable),
    'm.place': mine(open),
    'm.rest': mine(all),
    'm.off': mine(all),
    'm.off.yes': mine(all),
    'm.plan': mine(force),
    'm.make': mine(force, ':2.1500.20270101'),
    'm.redo': mine(movable),
    'm.ics': mine(all),
    'm.icsall': mine(all),
    'm.held': mine(all),
    'm.not': mine(all),
    'm.moved': mine(all),
  },
  forms: {
    meet: mine(force),
    'meet-series': mine(force),
    'meet-place': mine(open),
  },
  menu: { Встречи: ['mentor', 'mentee'] },
};
