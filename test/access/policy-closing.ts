import { act, curator, leaders, mine, nothing, of, type Policy, to } from './policy-words.ts';

const all = of('programme', 'papproved', 'pleaving', 'pclosed', 'pover');
const open = of('programme', 'papproved', 'pleaving');
const closed = of('programme', 'pclosed', 'pover');
const certificates = of('certificate', 'tmentor', 'tmentee');

/** The end of a programme: its sides and the curator say so; the curator certifies and publishes; whose a certificate is fetches it. */
export const policy: Policy = {
  verbs: {
    closing: act(leaders, all),
    'closing.open': act(leaders, all),
    'closing.done': act(curator, of('programme', 'pleaving')),
    'closing.yes': act(curator, of('programme', 'pleaving')),
    'closing.back': mine(of('leaving', 'pleaving')),
    'closing.ask': mine(of('programme', 'papproved')),
    'closing.fail': to(curator, open),
    'closing.sum': mine(of('summed', 'pclosed', 'pover')),
    'closing.sums': act(leaders, closed),
    'closing.replies': to(leaders, all),
    'closing.totals': to(leaders, nothing, ':mentor'),
    closings: to(leaders, nothing, ':0'),
    'closing.pair': to(curator, of('programme', 'pover')),
    cert: to(curator, closed, ':0'),
    'cert.issue': to(curator, of('programme', 'pover')),
    'cert.one': to(curator, certificates),
    'cert.mine': mine(of('programme', 'pclosed')),
    'cert.docx': act(curator, certificates),
    'cert.png': act(curator, certificates),
    publish: to(curator, closed),
    'publish.docx': to(curator, closed),
    'publish.txt': to(curator, closed),
  },
  forms: {
    'closing-ask': mine(of('programme', 'papproved')),
    'closing-fail': to(curator, open),
    'closing-summary': mine(of('summed', 'pclosed', 'pover')),
  },
  menu: {},
};
