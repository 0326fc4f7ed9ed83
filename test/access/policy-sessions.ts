import { mine, nothing, of, type Policy, type Roles, type Rule, to } from './policy-words.ts';

const runners: Roles = ['curator', 'municipal'];
const announcers: Roles = ['curator', 'municipal', 'mentor'];
const told = of('session', 'zopen', 'zpassed', 'zcancel');
const open = of('session', 'zopen');
const passed = of('session', 'zpassed');
const ahead = of('session', 'zdraft', 'zopen');
const visited = of('booking', 'yzpassed');

/** Those who run the programme for every one of the school's, the expert for the session they speak at. */
const leading = (on: Rule['on'], tail?: string): Rule => ({ ...to(runners, on, tail), own: 'anyone' });

/** Sessions with experts. Those of the matrix are for the school alone: neither its guests nor other schools see them. */
export const policy: Policy = {
  verbs: {
    ses: to('everyone', nothing, ':0'),
    'ses.card': to('anyone', told),
    'ses.book': to('anyone', open),
    'ses.take': to('anyone', open),
    'ses.leave': to('anyone', open),
    'ses.ics': to('anyone', told),
    'ses.people': leading(told, ':0'),
    'ses.new': to(announcers, nothing),
    'ses.edit': to(runners, ahead),
    'ses.go': to(runners, ahead),
    'ses.cancel': to(runners, ahead),
    'ses.cancelled': to(runners, ahead),
    'ses.link': to(runners, open),
    'ses.mark': leading(passed, ':0'),
    'ses.not': leading(of('attendance', 'yzpassed'), ':0'),
    'ses.marked': leading(passed),
    'ses.rate': mine(visited, ':useful'),
    'ses.goal': mine(visited),
    'ses.done': mine(visited, ':yes'),
    'ses.sum': to(runners, passed),
    // The second of the two is a word here, so nothing comes of it.
    'ses.pair': to('nobody', of('person'), ':0'),
    'ses.nopair': to('nobody', of('person'), ':0'),
  },
  forms: { session: to(runners, ahead), 'session-goal': mine(visited) },
  menu: { 'Встречи с экспертами': 'everyone' },
};
