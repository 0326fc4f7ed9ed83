import type { RoleName } from '#core/people/person.ts';
import { leaders, mine, nothing, of, type Policy, to } from './policy-words.ts';
import { ident } from './world.ts';

const askers: readonly RoleName[] = ['mentee', 'mentor', 'staff'];
const every = ['kopen', 'ktaken', 'kclosed'];

/** Requests for help: the asker's own, those one was asked about, and the conversation of the two. */
export const policy: Policy = {
  verbs: {
    'help.home': to('anyone', nothing),
    'help.new': to(askers, nothing),
    'help.see': mine(of('talk', ...every)),
    'help.up': mine(of('help', ...every), ':mentor'),
    'help.ask': mine(of('help', ...every)),
    // It names a card too, and this one there is not; the request has been sent out already.
    'help.found': mine(of('help', ...every), ':AAAAAAAAAAAAAAAA'),
    'help.drop': mine(of('help', ...every)),
    'help.mark': mine(of('help', ...every), ':helped'),
    'help.again': mine(of('help', ...every)),
    'help.take': mine(of('asked', ...every)),
    'help.no': mine(of('asked', ...every)),
    'help.call': mine(of('asked', 'ktaken')),
    // A colleague called in reads the request as soon as the asker agrees.
    'help.agree': { ...mine(of('help', ...every), `:${ident('a', 'ocalled')}:yes`), opens: ' help ktaken, text' },
    'help.third': mine(of('help', ...every)),
    'help.talk': mine(of('talk', 'ktaken', 'kclosed')),
    'help.figures': to(leaders, nothing),
    'help.late': to('anyone', nothing, ':on'),
  },
  forms: { 'help-ask': to(askers, nothing), 'help-colleague': mine(of('asked', 'ktaken')) },
  menu: { 'Нужна помощь': askers, 'Просьбы о помощи': leaders },
};
