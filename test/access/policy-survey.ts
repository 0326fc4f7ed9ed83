import type { Policy } from './policy-words.ts';
import { leaders, mine, nothing, of, organisers, type Roles, to } from './policy-words.ts';

const municipal: Roles = ['municipal'];
const writers: Roles = ['curator', 'administrator'];
const any = of('campaign', 'cplanned', 'copen', 'cclosed', 'clinked');
const begun = of('campaign', 'copen', 'cclosed', 'clinked');
const open = of('campaign', 'copen');

export const policy: Policy = {
  verbs: {
    sv: to(organisers, nothing),
    'sv.fill': to('anyone', nothing, ':mentor'),
    'c.new': to(writers, nothing),
    // A draft of one's own, filled in to the end: nobody has one here.
    'c.launch': to('nobody', of('form')),
    'c.list': to(organisers, nothing, ':0'),
    'c.card': to(organisers, any),
    'c.over': to(organisers, any),
    'c.who': to(organisers, any, ':0'),
    'c.remind': to(writers, open),
    'c.join': to(writers, open),
    'c.move': to(writers, of('campaign', 'cplanned', 'copen')),
    'c.close': to(writers, of('campaign', 'cplanned', 'copen')),
    'c.closed': to(writers, any),
    'c.stage': to(leaders, of('campaign', 'clinked')),
    'c.answer': mine(open),
    'c.results': to(organisers, begun, ':0'),
    'c.words': to(organisers, begun, ':0:0'),
    'c.compare': to(organisers, of('campaign', 'clinked'), ':0'),
    'c.picture': to(organisers, begun, ':0'),
    'c.xlsx': to(organisers, begun),
    mun: to(municipal, nothing, ':0'),
    // The school is its own municipality here: what was asked there is seen from above without a name.
    'mun.q': to(municipal, nothing, ':mentor:2026:0'),
    'mun.who': to(municipal, nothing, ':mentor:2026:0'),
  },
  forms: {
    'campaign-new': to(writers, nothing),
    'campaign-join': to(writers, open),
    'campaign-move': to(writers, of('campaign', 'cplanned', 'copen')),
    survey: mine(open),
    'survey-own': to('anyone', nothing, ':mentor'),
  },
  menu: { Опросы: organisers, Школы: municipal },
};
