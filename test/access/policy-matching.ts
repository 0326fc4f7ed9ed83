import { act, curator, nothing, of, type Policy, type Roles, to } from './policy-words.ts';

const readers: Roles = ['curator', 'council'];
const municipal: Roles = ['municipal'];
/** Of the school's own matching, and of the one between schools. */
const weighers: Roles = ['curator', 'municipal'];
/** Of the mentee's school, and of the mentor's after it. */
const asked = of('loan', 'lschool', 'llender');
const unpaired = of('entry', 'elone');
// It names a mentor's entry too, and this one there is not.
const nobodyThere = ':AAAAAAAAAAAAAAAA';

/** The matching: the curator decides, the council proposes. */
export const policy: Policy = {
  verbs: {
    match: to(readers, nothing, ':0'),
    'match.one': to(readers, unpaired),
    'match.pair': to('nobody', unpaired, nobodyThere),
    'match.reverse': to('nobody', unpaired, nobodyThere),
    'match.pin': to('nobody', unpaired, nobodyThere),
    'match.ban': to('nobody', unpaired, nobodyThere),
    'match.unpin': to(curator, unpaired),
    'match.aside': to(curator, unpaired),
    'match.back': to(curator, unpaired),
    'match.ask': to(curator, nothing),
    'match.send': to(curator, nothing, ':none'),
    'match.xlsx': to(curator, nothing),
    'match.weights': to(weighers, nothing),
    town: to(municipal, nothing, ':0'),
    'town.draft': to(municipal, nothing, ':0'),
    'town.one': to('nobody', unpaired),
    'town.others': to('nobody', unpaired, ':0'),
    'town.pin': to('nobody', unpaired, nobodyThere),
    'town.unpin': to('nobody', unpaired),
    'town.ban': to('nobody', unpaired, nobodyThere),
    'town.back': to(municipal, nothing),
    'town.xlsx': to(municipal, nothing),
    'town.ask': to(municipal, nothing),
    'town.send': to(municipal, nothing, ':none'),
    loan: act(curator, asked),
    'loan.yes': act(curator, asked),
    'loan.no': act(curator, asked),
  },
  forms: { 'match-weights': to(weighers, nothing) },
  menu: { 'Подбор по школам': municipal },
};
