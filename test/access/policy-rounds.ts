import { of, type Policy, type Roles, type Rule, to } from './policy-words.ts';

const runners: Roles = ['curator', 'municipal'];
const told = of('session', 'zopen', 'zpassed', 'zcancel', 'zrounds');
const planned = of('session', 'zrounds');
const ahead = of('session', 'zopen', 'zrounds');
const passed = of('session', 'zpassed');

/** Those who run the programme for every one of the school's, the expert for the session they speak at. */
const leading = (on: Rule['on'], tail?: string): Rule => ({ ...to(runners, on, tail), own: 'anyone' });

/** Rounds of speed mentoring and the papers of a session. */
export const policy: Policy = {
  verbs: {
    'ses.rounds': leading(told, ':0'),
    'ses.absent': leading(told, ':0'),
    'ses.away': leading(of('attendance', 'yzrounds'), ':0'),
    'ses.redo': leading(told),
    'ses.table': leading(planned, ':1'),
    'ses.route': to('anyone', told),
    'ses.slips': leading(planned),
    'ses.list': leading(told),
    'ses.poster': to(runners, ahead),
    'ses.report': to(runners, passed),
    'ses.sheet': to(runners, passed),
  },
  forms: {},
  menu: {},
};
