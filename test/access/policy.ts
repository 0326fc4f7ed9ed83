import type { RoleName } from '#core/people/person.ts';
import { policy as activities } from './policy-activities.ts';
import { policy as bank } from './policy-bank.ts';
import { policy as closing } from './policy-closing.ts';
import { policy as help } from './policy-help.ts';
import { policy as journal } from './policy-journal.ts';
import { policy as matching } from './policy-matching.ts';
import { policy as meetings } from './policy-meetings.ts';
import { policy as pairing } from './policy-pairing.ts';
import { policy as petitions } from './policy-petitions.ts';
import { policy as practices } from './policy-practices.ts';
import { policy as programmes } from './policy-programmes.ts';
import { policy as questionnaires } from './policy-questionnaires.ts';
import { policy as rounds } from './policy-rounds.ts';
import { policy as sessions } from './policy-sessions.ts';
import { policy as survey } from './policy-survey.ts';
import {
  act,
  curator,
  head,
  leaders,
  mine,
  nothing,
  occurrence,
  of,
  organisers,
  type Roles,
  type Rule,
  roadmap,
  stage,
  to,
} from './policy-words.ts';

const later = [
  activities,
  survey,
  questionnaires,
  bank,
  matching,
  pairing,
  meetings,
  journal,
  practices,
  help,
  sessions,
  rounds,
  petitions,
  closing,
  programmes,
];

const inForce = stage('ours', 'role', 'other', 'heads');
const drafted = stage('asked', 'over', 'fresh');
const anyDraft = roadmap('draft', 'ready');
const pending = occurrence('oursopen', 'ourspast', 'otheropen', 'roleopen');
const finished = occurrence('oursdone', 'oursskipped', 'otherdone');
const closed = occurrence('oursdone', 'otherdone', 'headsdone');
const readable = occurrence('oursopen', 'oursdone', 'ourspast', 'oursskipped', 'roleopen', 'otheropen', 'otherdone');
const ownForm = of('form', 'mine');
const somebody = of('person', 'bystander', 'invited', 'mentor');

/** Who may press what. A button that is not here fails the test: that is how the matrix grows with the bot. */
export const verbs: Readonly<Record<string, Rule>> = {
  ...Object.assign({}, ...later.map((one) => one.verbs)),
  menu: to('everyone', nothing),
  expected: to('everyone', nothing),
  help: to('everyone', nothing),

  'f.open': mine(ownForm),
  'f.next': mine(ownForm),
  'f.say': mine(ownForm, ':result:done'),
  'f.tick': mine(ownForm, ':result:done'),
  'f.skip': mine(ownForm, ':result'),
  'f.back': mine(ownForm, ':result'),
  'f.edit': mine(ownForm, ':result'),
  'f.review': mine(ownForm),
  'f.send': mine(ownForm),
  'f.page': mine(ownForm, ':result:0'),
  'f.edits': mine(ownForm, ':0'),
  'f.later': mine(ownForm),

  roadmap: to(organisers, nothing),
  'roadmap.new': to(curator, nothing),
  'roadmap.sample': to(curator, nothing),
  'roadmap.copy': to(curator, roadmap('approved', 'superseded')),
  'roadmap.approve': to(head, roadmap('proposed')),
  'roadmap.return': to(head, roadmap('proposed')),
  draft: to(organisers, roadmap('draft', 'ready', 'proposed', 'approved')),
  'draft.ask': to(curator, roadmap('draft')),
  'draft.plan': to(curator, anyDraft),
  'draft.order': to(curator, anyDraft),
  'draft.stages': to(curator, anyDraft, ':0'),
  // It names a second draft too, and this one there is not.
  'draft.join': to('nobody', roadmap(), ':AAAAAAAAAAAAAAAA'),
  'draft.delete': to(curator, anyDraft),
  'draft.deleted': to(curator, anyDraft),
  'draft.past': to(curator, anyDraft, ':0'),
  'draft.past1': to(curator, stage('over'), ':0'),
  'draft.pastset': to(curator, stage('over'), ':0:closed'),
  'draft.pastall': to(curator, anyDraft, ':left'),
  'draft.pastmove': to(curator, stage('over'), ':0'),
  'draft.pastmoveall': to(curator, anyDraft),
  'draft.people': to(curator, anyDraft, ':0'),
  'draft.match': to(curator, anyDraft),
  'draft.changes': to(curator, anyDraft, ':0'),
  // It names a change too, and this one there is not.
  'draft.keep': to('nobody', roadmap(), ':0'),
  'draft.propose': to(curator, roadmap('ready')),
  'draft.recall': to(curator, roadmap('proposed')),
  // With a head in the bot it is the head who decides: nothing here is ripe for it.
  'draft.enforce': to(curator, roadmap()),
  'draft.enter': to(curator, anyDraft),
  'stage.edit': to(curator, drafted),
  'stage.title': to(curator, drafted),
  'stage.deadline': to(curator, drafted),
  'stage.add': to(curator, anyDraft),
  'stage.delete': to(curator, drafted),
  'stage.deleted': to(curator, drafted),
  'stage.who': to(curator, stage('asked', 'fresh', 'ours', 'other'), ':0'),
  'stage.assign': to(curator, stage('asked', 'fresh', 'ours', 'other'), ':0:rmentor'),
  'stage.request': to(leaders, stage('request')),
  'stage.date': to(leaders, stage('undated')),

  plan: to('anyone', nothing),
  mine: to('anyone', nothing),
  stages: to(organisers, roadmap('approved'), ':0'),
  stage: act(organisers, inForce),
  'stage.full': act(organisers, inForce, ':0'),
  'stage.history': act(organisers, inForce, ':0'),
  occ: act(organisers, readable),
  'occ.open': act(organisers, readable),
  'occ.told': to(leaders, readable, ':0'),
  'occ.list': act(organisers, readable, ':0'),
  'occ.history': act(organisers, readable, ':0'),
  'occ.file': act(organisers, occurrence('oursdone', 'otherdone')),
  'occ.tick': act(leaders, pending, ':1:0'),
  'occ.close': act(leaders, pending),
  'occ.postpone': act(leaders, pending),
  'occ.skip': to(leaders, pending),
  'occ.reopen': act(leaders, finished),
  'occ.snooze': act(leaders, occurrence('oursopen', 'otheropen'), ':1'),
  'pub.done': { ...act(leaders, closed), throughSite: true },
  'pub.none': { ...act(leaders, closed), throughSite: true },
  report: to(organisers, roadmap('approved', 'superseded')),
  'report.docx': to(organisers, roadmap('approved', 'superseded')),
  'report.xlsx': to(organisers, roadmap('approved', 'superseded')),

  me: to('everyone', nothing),
  'me.kept': to('everyone', nothing),
  'me.link': to('everyone', nothing),
  'me.unlink': mine(of('account', 'second')),
  'in.yes': {
    ...to('nobody', { kind: 'invitation', ripe: [] }, ':AAAAAAAAAAAAAAAAAAAAAA'),
    beforeConsent: true,
    counts: true,
  },
  'in.no': { ...to('everyone', nothing), beforeConsent: true },
  'consent.read': { ...to('everyone', nothing), beforeConsent: true },
  'consent.no': { ...to('everyone', nothing), beforeConsent: true },
  'consent.give': { ...to('everyone', nothing, ':1'), beforeConsent: true },
  'consent.withdraw': to('everyone', nothing),
  'consent.withdraw.yes': to('everyone', nothing),

  'p.list': to(organisers, nothing, ':0'),
  'p.card': to(organisers, somebody),
  'p.more': to(organisers, nothing),
  'p.add': to(organisers, nothing),
  'p.file': to(organisers, nothing),
  'p.import': { ...to('nobody', of('file', 'list')), own: organisers },
  'p.invite': to(organisers, somebody),
  'p.sheet': to(organisers, nothing),
  'p.name': to(organisers, somebody),
  'p.role': to(organisers, somebody),
  'p.end': to(organisers, somebody),
  'p.stand': to(organisers, somebody),
  'p.order': { ...to(head, of('role', 'curator')), own: curator },
  'p.unlink': to(organisers, of('account', 'bystander')),
  'p.unlink.yes': to(organisers, of('account', 'bystander')),
  org: mine(of('organisation', 'here')),
  set: to(organisers, nothing),
  'set.edit': to(organisers, nothing),
};

/** Who may fill in what: an open form whose subject is such an object, whatever its writer held when it was begun. */
export const forms: Readonly<Record<string, Rule>> = {
  ...Object.assign({}, ...later.map((one) => one.forms)),
  'roadmap-questions': to(curator, roadmap('draft')),
  'roadmap-plan': to(curator, anyDraft),
  'roadmap-order': to(curator, anyDraft),
  'roadmap-past-move': to(curator, anyDraft),
  'stage-title': to(curator, drafted),
  'stage-deadline': to(curator, drafted),
  'stage-add': to(curator, anyDraft),
  'roadmap-approve': to(head, roadmap('proposed')),
  'roadmap-enter-order': to(curator, anyDraft),
  'roadmap-return': to(head, roadmap('proposed')),
  'occ-close': act(leaders, pending),
  'pub-link': { ...act(leaders, closed), throughSite: true },
  'occ-postpone': act(leaders, pending),
  'occ-skip': to(leaders, pending),
  'stage-request': to(leaders, stage('request')),
  'stage-date': to(leaders, stage('undated')),
  'person-add': { ...to(organisers, nothing), names: true },
  'people-file': { ...to(organisers, nothing), names: true },
  'person-rename': { ...to(organisers, somebody), names: true },
  'role-add': to(organisers, somebody),
  'role-end': to(organisers, somebody),
  'stand-in': to(organisers, somebody),
  'curator-order': { ...to(head, of('role', 'curator')), own: curator },
  settings: to(organisers, nothing),
};

/** Who sees which line of the menu; a label typed by anybody else is not understood. */
export const menu: Readonly<Record<string, Roles>> = {
  ...Object.assign({}, ...later.map((one) => one.menu)),
  'Дорожная карта': organisers,
  'План года': ['curator', 'head', 'administrator', 'council', 'psychologist', 'mentor', 'staff'],
  'Мои дела': 'anyone',
  Люди: organisers,
  Настройки: organisers,
  'Мои данные': 'everyone',
};

export const entitled = (roles: Roles | undefined, held: readonly RoleName[]): boolean =>
  roles === 'everyone'
    ? held.length > 0
    : roles === 'anyone'
      ? held.some((role) => role !== 'guest')
      : roles !== undefined && roles !== 'nobody' && roles.some((one) => held.includes(one));
