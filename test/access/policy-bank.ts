import {
  curator,
  head,
  mine,
  nothing,
  of,
  organisers,
  type Policy,
  type Roles,
  type Rule,
  to,
} from './policy-words.ts';

const readers: Roles = ['curator', 'head', 'administrator', 'council'];
const psychologist: Roles = ['psychologist'];
const kept = of('entry', 'ementor', 'ementee', 'ewaiting', 'elone');
const any = of('entry', 'ementor', 'ementee', 'ewaiting', 'eleft', 'elone');
const mentee = of('entry', 'ementee');
const ownList = (tail?: string): Rule => ({ ...to('nobody', of('file', 'banklist'), tail), own: organisers });

export const policy: Policy = {
  verbs: {
    bank: to(readers, nothing),
    'bank.list': to(readers, nothing, ':m:0'),
    'bank.filter': to(readers, nothing, ':m'),
    'bank.areas': to(readers, nothing, ':m:0'),
    'bank.cats': to(readers, nothing, ':m:0'),
    'bank.find': to(readers, nothing),
    'bank.lone': to(readers, nothing, ':0'),
    'bank.card': to(readers, any),
    'bank.history': to(organisers, any, ':0'),
    'bank.edit': to(organisers, kept),
    'bank.seen': to(organisers, kept),
    'bank.rest': to(organisers, kept),
    'bank.until': to(organisers, kept, ':20270101'),
    'bank.day': to(organisers, kept),
    'bank.wake': to(organisers, kept),
    'bank.leave': to(organisers, kept),
    'bank.back': to(organisers, of('entry', 'eleft')),
    'bank.more': to(organisers, nothing),
    'bank.add': to(organisers, nothing, ':m'),
    'bank.ext': to(organisers, nothing),
    'bank.refer': to(curator, mentee),
    'bank.recall': to(curator, mentee),
    'bank.word': to(curator, mentee),
    'bank.sign': to(organisers, nothing, ':0:0:0'),
    'bank.flip': to(organisers, nothing, ':0:0:0:0'),
    'bank.propose': to(curator, nothing),
    // With a head in the bot it is the head who approves.
    'bank.approve': to(head, nothing, ':0:0'),
    'bank.order': to(head, nothing, ':0:0'),
    'bank.out': to(organisers, nothing),
    'bank.xlsx': to(organisers, nothing),
    'bank.docx': to(organisers, nothing),
    'bank.file': to(organisers, nothing),
    'bank.plan': ownList(),
    'bank.rows': ownList(':0'),
    'bank.fates': ownList(),
    'bank.ask': ownList(),
    'bank.say': ownList(':0:new'),
    'bank.import': ownList(),

    card: to('anyone', nothing),
    'card.who': to('anyone', nothing),
    'card.seen': mine(kept),
    'card.rest': mine(kept),
    'card.more': mine(kept),
    'card.until': mine(kept, ':20270101'),
    'card.day': mine(kept),
    'card.wake': mine(kept),
    'card.elsewhere': mine(kept, ':off'),
    'card.history': mine(kept, ':0'),

    psy: to(psychologist, nothing, ':0'),
    'psy.card': to(psychologist, of('person', 'mentee')),
  },
  forms: {
    'bank-find': to(readers, nothing),
    'bank-correct': to(organisers, kept),
    'bank-rest': to(organisers, kept),
    'card-rest': mine(kept),
    'bank-leave': to(organisers, kept),
    'bank-add': to(organisers, nothing),
    'bank-external': { ...to(organisers, nothing), names: true },
    'bank-file': { ...to(organisers, nothing), names: true },
    'bank-approve': to(head, nothing),
  },
  menu: { Банк: readers, Поддержка: psychologist, 'Моя карточка': 'anyone' },
};
