import { leaders, mine, nothing, of, type Policy, type Roles, to } from './policy-words.ts';

const sides: Roles = ['mentor', 'mentee'];
const started = of('mentorship', 'mforce', 'mended');
const force = of('mentorship', 'mforce');
const log = of('log', 'ltheld');
/** Only one side of it may: the other side corrects, a mentor reports on adaptation. Both are tried, the story tells whom it serves. */
const oneSided = of('log');

/** Logs belong to those who were there; their sides, the curator and the head read a journal, a note its author alone. */
export const policy: Policy = {
  verbs: {
    'j.write': mine(of('meeting', 'theld')),
    'j.why': mine(of('meeting', 'tnot'), ':ill'),
    'j.new': to(sides, nothing),
    'j.log': { ...to(leaders, log), own: 'anyone' },
    'j.ok': mine(log),
    'j.fix': mine(log),
    'j.more': mine(log),
    'j.part': mine(log, ':reflection'),
    'j.file': { ...to(leaders, oneSided), own: 'anyone' },
    'j.note': mine(started),
    'j.notes': mine(started, ':0'),
    // It names a note, and this one there is not.
    'j.unnote': to('nobody', nothing),
    j: to(['mentor', 'mentee', 'curator', 'head'], nothing),
    'j.pairs': to(leaders, nothing),
    'j.pair': { ...to(leaders, started, ':0'), own: 'anyone' },
    'j.docx': { ...to(leaders, started), own: 'anyone' },
    'j.xlsx': { ...to(leaders, started), own: 'anyone' },
    'j.hours': to(leaders, nothing),
    'j.hours.docx': to(leaders, nothing),
    'j.hours.xlsx': to(leaders, nothing),
    'j.adapt': mine(of('mentorship')),
    'j.adapt.say': mine(of('mentorship')),
  },
  forms: {
    log: mine(of('meeting', 'theld')),
    'log-new': { ...mine(force), own: sides },
    'log-said': { ...mine(force), own: sides },
    'log-fix': mine(oneSided),
    'log-part': mine(log, ':reflection'),
    note: mine(started),
    adaptation: mine(of('mentorship')),
    'adaptation-words': mine(of('mentorship')),
  },
  menu: { 'Записать встречу': sides, Журнал: ['mentor', 'mentee', 'curator', 'head'] },
};
