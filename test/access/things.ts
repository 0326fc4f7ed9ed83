import type { Id } from '#core/kernel/id.ts';
import { type Actor, isMine, personOf } from './actors.ts';
import { occurrences, roadmaps, stages } from './matters.ts';
import { entries } from './matters-bank.ts';
import { certificates } from './matters-closing.ts';
import { helps } from './matters-help.ts';
import { loans } from './matters-matching.ts';
import { logs, meetings } from './matters-meetings.ts';
import { mentorships, orders } from './matters-pairing.ts';
import { petitions } from './matters-petitions.ts';
import { practices } from './matters-practices.ts';
import { activities, changes, programmes, results } from './matters-programmes.ts';
import { booked, sessions } from './matters-sessions.ts';
import { campaigns, questionnaires } from './matters-survey.ts';
import type { On, Rule } from './policy-words.ts';
import { ident, type Side, sides } from './world.ts';

/** Something a button can name. */
export interface Thing {
  readonly kind: On['kind'] | 'garbage';
  readonly name: string;
  readonly id: string;
  readonly side: Side;
  /** The actor's own, in the sense of the rules. */
  readonly mine: (actor: Actor) => boolean;
}

/** What the curator and the head answer; an appeal is the council's, and a colleague is asked before them. */
const answered = Object.keys(petitions).filter((name) => !['qcolleague', 'qmediate'].includes(name));

const never = () => false;
/** Programmes of the bank, to be taken for a pair that has none yet. */
const patterns = ['papproved', 'pclosed'];
const isSide = ({ key }: Actor) => key === 'mentor' || key === 'mentee';
const isWriter = (log: string, { key }: Actor) => logs[log as keyof typeof logs] === key;
const ownForm = (actor: Actor): Id<'form'> => ident(actor.side, `m${actor.key ?? ''}`);

/** Everything of one kind in both schools. */
export function thingsOf(kind: On['kind'], actor: Actor): readonly Thing[] {
  const both = (names: readonly string[], mine: (name: string, actor: Actor, side: Side) => boolean = never) =>
    sides.flatMap((side) =>
      names.map((name): Thing => {
        const own = (who: Actor) => who.side === side && mine(name, who, side);
        return { kind, name, id: ident(side, name), side, mine: own };
      }),
    );
  const one = (name: string, id: string, side: Side, mine: (actor: Actor) => boolean): Thing => ({
    ...{ kind, name, id, side, mine },
  });
  switch (kind) {
    case 'nothing':
      return [{ kind, name: 'nothing', id: '', side: actor.side, mine: never }];
    case 'roadmap':
      return both(Object.keys(roadmaps));
    case 'stage':
      return both(Object.keys(stages), (name, who) => isMine(who, name));
    case 'occurrence':
      return both(Object.keys(occurrences), (name, who) => isMine(who, stageOf(name)));
    case 'person':
      return both(['bystander', 'invited', 'mentor', 'mentee', 'head']);
    case 'account':
      return sides.flatMap((side) => [
        one('bystander', ident(side, 'tebystander'), side, never),
        one('second', ident(side, 'vkcurator'), side, (who) => who.key === 'curator' && who.channel !== 'vk'),
        one('head', ident(side, 'tehead'), side, never),
      ]);
    case 'role':
      return sides.map((side) => one('curator', ident(side, 'r0curator'), side, (who) => who.key === 'curator'));
    case 'file':
      return sides.flatMap((side) => [
        one('list', ident(side, 'list'), side, (who) => who.key === 'curator'),
        one('banklist', ident(side, 'banklist'), side, (who) => who.key === 'curator'),
        one('result', ident(side, 'fotherdone'), side, never),
      ]);
    case 'form':
      return [one('mine', ownForm(actor), actor.side, () => true), ...both(['theirform', 'sentform'])];
    case 'invitation':
      return both(['invitation']);
    case 'organisation':
      return sides.map((side) =>
        one(side === actor.side ? 'here' : 'there', ident(side, 'school'), side, (who) => who.side === side),
      );
    case 'questionnaire':
      return both(Object.keys(questionnaires));
    case 'campaign':
      return both(Object.keys(campaigns), (_, who) => who.key === 'mentor');
    case 'entry':
      return both(Object.keys(entries), (name, who) => entries[name as keyof typeof entries][0] === who.key);
    case 'mentorship':
      return both(Object.keys(mentorships), (_, who) => who.key === 'mentor' || who.key === 'mentee');
    case 'meeting':
      return both(Object.keys(meetings), (_, who) => who.key === 'mentor' || who.key === 'mentee');
    case 'log':
      return both(Object.keys(logs), (_, who) => isSide(who));
    case 'written':
      return both(Object.keys(logs), (name, who) => isSide(who) && isWriter(name, who));
    case 'unwritten':
      return both(Object.keys(logs), (name, who) => isSide(who) && !isWriter(name, who));
    case 'session':
      return both(Object.keys(sessions), (_, who) => who.key === 'mentor');
    case 'help':
      return both(Object.keys(helps), (_, who) => who.key === 'mentee');
    case 'asked':
      return both(Object.keys(helps), (_, who) => who.key === 'mentor');
    case 'talk':
      return both(Object.keys(helps), (_, who) => who.key === 'mentee' || who.key === 'mentor');
    case 'practice':
      return both(Object.keys(practices), (_, who) => who.key === 'mentor' || who.key === 'mentee');
    case 'petition':
      return both(answered, (name, who) => petitions[name as keyof typeof petitions].by === who.key);
    case 'favour':
      return both(['qcolleague'], (_, who) => who.key === 'staff');
    case 'appeal':
      return both(['qmediate'], (_, who) => who.key === 'mentor');
    case 'heard':
      return both(['qmediate']);
    case 'loan':
      return both(Object.keys(loans), (name, who) => name === 'lmentor' && who.key === 'mentor');
    case 'mentored':
      return both(Object.keys(mentorships), (_, who) => who.key === 'mentee');
    case 'mentoring':
      return both(Object.keys(mentorships), (_, who) => who.key === 'mentor');
    case 'programme':
      return both(Object.keys(programmes), (_, who) => who.key === 'mentor' || who.key === 'mentee');
    case 'leaving':
    case 'summed':
      return both(Object.keys(programmes), (_, who) => who.key === 'mentor');
    case 'certificate':
      return both(
        Object.keys(certificates),
        (name, who) => certificates[name as keyof typeof certificates] === who.key,
      );
    case 'doubted':
      return both(Object.keys(programmes), (_, who) => who.key === 'mentor');
    case 'signed':
      return sides.map((side) => one('poffered', `${ident(side, 'poffered')}:${ident(side, 'mentee')}`, side, never));
    case 'pattern':
      return sides.flatMap((side) =>
        patterns.map((name) => {
          const pair = `${ident(side, name)}:${ident(side, 'mproposed')}`;
          return one(name, pair, side, (who) => who.side === side && (who.key === 'mentor' || who.key === 'mentee'));
        }),
      );
    case 'booking':
      return both(booked, (_, who) => who.key === 'mentee');
    case 'attendance':
      return both(booked, (_, who) => who.key === 'mentor');
    case 'activity':
      return both(Object.keys(activities), (_, who) => isSide(who));
    case 'task':
      return both(Object.keys(activities), (_, who) => who.key === 'mentee');
    case 'result':
      return both(results, (_, who) => isSide(who));
    case 'judged':
      return both(results, (_, who) => who.key === 'mentor');
    case 'change':
      return both(changes, (_, who) => isSide(who));
    case 'proposal':
      return both(changes, (_, who) => who.key === 'mentor');
    case 'order':
      return both(Object.keys(orders));
    default:
      return kind satisfies never;
  }
}

export const formIdOf = ownForm;

export const stageOf = (occurrence: string): string => occurrences[occurrence as keyof typeof occurrences][0];

/** Ids that are nobody's, and ids of something else. */
export const garbage = (actor: Actor, kind: On['kind']): readonly Thing[] =>
  kind === 'nothing'
    ? []
    : [
        ident(actor.side, 'nothing here'),
        kind === 'stage' ? ident(actor.side, 'approved') : ident(actor.side, 'ours'),
      ].map((id) => ({ kind: 'garbage', name: 'garbage', id, side: actor.side, mine: never }));

/** Is it their own, as this rule means it? */
export const isTheirs = (rule: Rule, thing: Thing, actor: Actor): boolean =>
  rule.throughSite ? thing.side === actor.side && isMine(actor, 'site') : thing.mine(actor);

/** The dual curator may go over to the other school. */
export const bridges = (thing: Thing, actor: Actor): boolean =>
  thing.kind === 'organisation' && thing.name === 'there' && personOf(actor) !== undefined && actor.key === 'dual';
