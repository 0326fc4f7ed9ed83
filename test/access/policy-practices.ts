import { act, mine, nothing, of, organisers, type Policy, type Roles, to } from './policy-words.ts';

const approvers: Roles = ['curator', 'council'];
const asked = of('practice', 'kasked');
const proposed = of('practice', 'kproposed');
const approved = of('practice', 'kapproved');
const editable = of('practice', 'kproposed', 'kreturned');
const there = of('practice', 'kproposed', 'kreturned', 'kapproved');

/** Cards of the library: everybody reads what is approved, authors see their own, the curator and the council decide. */
export const policy: Policy = {
  verbs: {
    practices: to('anyone', nothing),
    'practices.find': to('anyone', nothing),
    'practices.areas': to('anyone', nothing, ':0'),
    'practices.of': to('anyone', nothing, ':parents:0'),
    'practices.mine': to('anyone', nothing, ':0'),
    'practices.queue': to(approvers, nothing, ':0'),
    'practices.docx': to(organisers, nothing),
    practice: to('anyone', approved),
    'practice.thanks': to('anyone', approved),
    'practice.new': to(['mentor', 'curator', 'council'], nothing),
    'practice.edit': act(approvers, editable),
    'practice.share': mine(asked),
    'practice.no': mine(asked),
    'practice.approve': to(approvers, proposed),
    'practice.return': to(approvers, proposed),
    'practice.out': act(approvers, there),
    'practice.outed': act(approvers, there),
  },
  forms: {
    'practice-find': to('anyone', nothing),
    // A new one is opened by its button; here it is a change of a card.
    practice: act(approvers, editable),
    'practice-share': mine(asked),
    'practice-return': to(approvers, proposed),
  },
  menu: { Практики: 'anyone' },
};
