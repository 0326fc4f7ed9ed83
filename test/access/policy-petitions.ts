import { act, curator, head, leaders, mine, nothing, of, type Policy, type Roles, to } from './policy-words.ts';

const filers: Roles = ['mentor', 'mentee', 'staff'];
const desk: Roles = ['curator', 'head', 'council'];
/** Those that may be refused; a release is the head's alone, and what a mentor lays down nobody refuses. */
const refusable = ['qreplace', 'qimprove', 'qfile', 'qreward', 'qpunish'];
const arguable = of('petition', ...refusable);
const waiting = [...refusable, 'qlay', 'qrelease'];
const open = of('petition', ...waiting);
const all = of('petition', ...waiting, 'qswap', 'qdone');
const led = of('mentoring', 'mforce');

/** Petitions: their author's, and theirs who answer them; never theirs whom one of them is about (П1 4.1, 4.2, 5.1). */
export const policy: Policy = {
  verbs: {
    pet: to(['mentor', 'mentee', 'staff', 'curator', 'head', 'council'], nothing),
    'pet.mine': to('anyone', nothing, ':0'),
    'pet.list': to(desk, nothing, ':filed:0'),
    'pet.see': act(leaders, all),
    'pet.new': to(filers, nothing, ':release'),
    'pet.on': mine(of('mentored', 'mforce'), ':replace-mentor'),
    'pet.take': to(leaders, arguable),
    'pet.grant': to(leaders, of('petition', 'qlay', ...refusable)),
    'pet.refuse': to(leaders, arguable),
    'pet.off': mine(open),
    'pet.off.yes': mine(open),
    'pet.yes': mine(of('favour', 'qcolleague')),
    'pet.no': mine(of('favour', 'qcolleague')),
    'pet.side': mine(of('appeal', 'qmediate')),
    'pet.says': to(['council', 'curator', 'head'], of('heard', 'qmediate'), ':0'),
    'pet.end': to(curator, of('petition', 'qswap')),
    'pet.pair': to(curator, of('petition', 'qswap')),
    'pet.paper': act(leaders, all),
    'pet.got': to(leaders, all),
  },
  forms: {
    'pet-replace': mine(of('mentored', 'mforce')),
    'pet-lay': mine(led),
    'pet-colleague': mine(led),
    'pet-file': mine(led),
    'pet-reward': mine(led),
    'pet-improve': to(['mentor', 'mentee'], nothing),
    'pet-release': to(filers, nothing),
    'pet-mediate': mine(of('mentorship', 'mforce')),
    'pet-grant': to(leaders, arguable),
    'pet-refuse': to(leaders, arguable),
    'pet-allow': to(head, of('petition', 'qrelease')),
    'pet-position': mine(of('appeal', 'qmediate')),
  },
  menu: { Обращения: ['mentor', 'mentee', 'staff', 'curator', 'head', 'council'] },
};
