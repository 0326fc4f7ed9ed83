import { leaders, mine, nothing, of, type Policy, type Roles, type Rule, to } from './policy-words.ts';

const sides: Roles = ['mentor', 'mentee'];
const started = of('mentorship', 'mforce', 'mended');
const force = of('mentorship', 'mforce');
const log = of('log', 'ltheld', 'ltother');
const written = of('written', 'ltheld', 'ltother');
const filed = of('log', 'ltother');
/** A mentor reports on adaptation (5.2.2). */
const reporting: Rule = { ...mine(force), own: ['mentor'] };

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
    'j.about': mine(written),
    'j.part': mine(of('log', 'ltheld'), ':reflection'),
    'j.file': { ...to(leaders, filed), own: 'anyone' },
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
    'j.adapt': reporting,
    'j.adapt.say': reporting,
  },
  forms: {
    log: mine(of('meeting', 'theld')),
    'log-new': { ...mine(force), own: sides },
    'log-said': { ...mine(force), own: sides },
    'log-fix': mine(of('unwritten', 'ltheld', 'ltother')),
    'log-about': mine(written),
    'log-part': mine(of('log', 'ltheld'), ':reflection'),
    note: mine(started),
    adaptation: reporting,
    'adaptation-words': reporting,
  },
  menu: { 'Записать встречу': sides, Журнал: ['mentor', 'mentee', 'curator', 'head'] },
};
