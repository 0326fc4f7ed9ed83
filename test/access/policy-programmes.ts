import { act, curator, mine, nothing, of, type Policy, type Roles, to } from './policy-words.ts';

const readers: Roles = ['curator', 'head', 'council'];
const bankers: Roles = ['mentor', 'mentee', 'curator', 'head', 'council'];
const every = of('programme', 'pdraft', 'poffered', 'pagreed', 'pready', 'papproved', 'pclosed');
const open = of('programme', 'pdraft', 'poffered', 'pagreed', 'pready');
const offered = of('programme', 'poffered', 'pagreed', 'pready');
const onDesk = of('programme', 'pagreed', 'pready');
/** Without names, so it is shown to whoever might take it as a pattern. */
const shelved = of('programme', 'papproved', 'pclosed');
const line = of('activity', 'adraft');
const pairs = of('mentorship', 'mdraft', 'mproposed', 'magreed', 'mordered', 'msigning', 'mforce', 'mplan', 'mended');
const agreed = of('mentorship', 'magreed', 'mordered', 'msigning', 'mforce', 'mplan');

/** A programme is its sides' to make and everybody's in it to answer; the curator approves what all agreed to. */
export const policy: Policy = {
  verbs: {
    progs: to('anyone', nothing),
    'progs.mine': to('anyone', nothing),
    'progs.of': to(readers, nothing, ':none:0'),
    'prog.of': act(readers, pairs),
    'prog.new': mine(agreed),
    'prog.open': act(readers, every),
    'prog.plan': act(readers, every, ':0'),
    'prog.docx': act(readers, every),
    'prog.act': act(readers, of('activity', 'aplanned', 'adone', 'aaccepted', 'adraft')),
    'prog.act.edit': mine(line, ':day'),
    'prog.act.out': mine(line),
    'prog.edit': mine(open),
    'prog.part': mine(open, ':mode'),
    'prog.add': mine(open),
    'prog.own': mine(open),
    'prog.offer': mine(of('programme', 'pdraft')),
    'prog.yes': mine(offered, ':1'),
    'prog.talk': mine(offered, ':1'),
    'prog.no': mine(offered, ':1'),
    'prog.why': mine(of('doubted', 'poffered')),
    'prog.drop': mine(open),
    'prog.dropped': mine(open),
    'prog.on': act(curator, agreed),
    'prog.next': mine(of('programme', 'pclosed')),
    // The pair of an agreed programme has no order yet.
    'prog.approve': to(curator, of('programme', 'pready', 'papproved')),
    'prog.return': to(curator, onDesk),
    'prog.paper': to(curator, of('programme', 'poffered')),
    'prog.signed': to(curator, of('signed', 'poffered')),
    'prog.bank': to(bankers, nothing),
    'prog.bank.of': to(bankers, nothing, ':all:all:0'),
    'prog.bank.find': to(bankers, nothing),
    'prog.bank.found': to(bankers, nothing, ':0'),
    // The plan itself, and nothing of the pair.
    'prog.bank.see': { ...to(bankers, shelved, ':0'), opens: ' activity ' },
    'prog.take': to(bankers, shelved),
    'prog.taken': mine(of('pattern', 'papproved', 'pclosed')),
  },
  forms: {
    programme: mine(agreed),
    'prog-part': mine(open, ':mode'),
    'prog-add': mine(open),
    'prog-own': mine(open),
    'prog-act': mine(line, ':day'),
    'prog-why': mine(of('doubted', 'poffered')),
    'prog-find': to(bankers, nothing),
    'prog-return': to(curator, onDesk),
  },
  menu: { Программы: bankers },
};
