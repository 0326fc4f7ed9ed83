import {
  curator,
  leaders,
  mine,
  nothing,
  type On,
  of,
  type Policy,
  type Roles,
  type Rule,
  to,
} from './policy-words.ts';
import { ident } from './world.ts';

const sides: Roles = ['mentor', 'mentee'];
const running = of('programme', 'papproved');
const approved = of('programme', 'papproved', 'pclosed');
const lines = of('activity', 'aplanned', 'adone', 'aaccepted');
const tasks = of('task', 'aplanned', 'adone', 'aaccepted');
const marked = of('task', 'adone');
const results = of('result', 'radone', 'raaccepted');
const judged = of('judged', 'radone', 'raaccepted');
const change = of('change', 'xoffered');
const log = of('log', 'ltheld');

/** The curator and the head read every plan, its sides their own; either side and the curator propose to change it. */
const read = (on: On, tail?: string): Rule => ({ ...to(leaders, on, tail), own: 'anyone' });
const propose = (on: On, tail?: string): Rule => ({ ...to(curator, on, tail), own: 'anyone' });

/** What is done is marked by whoever does it and accepted by the mentor; a change is answered by everybody in the pair. */
export const policy: Policy = {
  verbs: {
    'plan.my': to(sides, nothing),
    'plan.check': to('anyone', nothing),
    'plan.pair': read(of('mentorship', 'mforce', 'mended')),
    'plan.of': read(approved),
    'act.open': read(lines),
    'act.done': mine(tasks),
    'act.mark': mine(tasks),
    'act.undo': mine(tasks),
    'act.say': mine(tasks),
    'act.day': mine(tasks),
    'act.ok': mine(judged),
    'act.back': mine(judged),
    'act.word': mine(judged),
    'act.file': read(results),
    'act.earlier': read(results, ':0'),
    'act.tie': mine(log, ':0'),
    'act.tied': mine(log, `:${ident('a', 'aplanned')}`),
    'act.untie': mine(log),
    'plan.change': propose(running),
    'plan.add': propose(running),
    'plan.longer': propose(running),
    'plan.pick': propose(running, ':move:0'),
    'plan.move': propose(lines),
    'plan.drop': propose(lines),
    'plan.ask': propose(running, ':20270831'),
    'plan.changes': read(approved, ':0'),
    'plan.offer': read(change),
    'plan.yes': mine(change, ':2'),
    'plan.talk': mine(change, ':2'),
    'plan.no': mine(change, ':2'),
    'plan.back': mine(of('proposal', 'xoffered')),
  },
  forms: {
    'act-say': mine(marked),
    'act-day': mine(marked),
    'act-back': mine(judged),
    'act-word': mine(judged),
    'plan-add': propose(running),
    'plan-longer': propose(running),
    'plan-move': propose(lines),
    'plan-drop': propose(lines),
  },
  menu: { 'Мой план': sides },
};
