import { actionsOf, formsOf } from '#core/conversation/route.ts';
import { type Actor, isMine, personOf } from './actors.ts';
import type { Mark } from './marks.ts';
import { entitled, forms, verbs } from './policy.ts';
import type { Rule } from './policy-words.ts';
import { door } from './press.ts';
import { bridges, formIdOf, isTheirs, type Thing } from './things.ts';

/** One act of the bot: a button, or a guided form that somebody has open. */
export interface Act {
  readonly name: string;
  readonly kind: 'button' | 'form';
  readonly rule: Rule;
}

/** Everything that can be pressed or filled in, with its rule; what has none is named in `unruled`. */
export function acts(): readonly Act[] {
  const buttons = actionsOf(door).map(({ verb }) => ({ name: verb, kind: 'button' as const, rule: verbs[verb] }));
  const filled = [...formsOf(door).keys()].map((name) => ({ name, kind: 'form' as const, rule: forms[name] }));
  return [...buttons, ...filled].flatMap(({ name, kind, rule }) => (rule ? [{ name, kind, rule }] : []));
}

/** `works`: no refusal. `refused`: a sentence, and nothing changes. `either`: theirs to do, but perhaps not now. */
export type Expected = 'works' | 'refused' | 'either';

export function expected({ rule }: Act, actor: Actor, thing: Thing): Expected {
  if (actor.gate === 'nobody') return 'refused';
  if (actor.gate === 'stranger') return 'refused';
  if (actor.gate === 'consent' && !rule.beforeConsent) return 'refused';
  if (thing.kind === 'garbage') return 'refused';
  if (bridges(thing, actor)) return 'works';
  if (thing.side !== actor.side) return 'refused';
  const may = entitled(rule.all, actor.roles) || (entitled(rule.own, actor.roles) && isTheirs(rule, thing, actor));
  if (!may || (rule.names && actor.channel === 'telegram')) return 'refused';
  const ripe: readonly string[] = rule.on.kind === 'nothing' ? ['nothing'] : rule.on.ripe;
  return ripe.includes(thing.name) ? 'works' : 'either';
}

/** Never true for what is done before every feature, or for somebody without the role. */
export const mayEver = ({ rule }: Act, actor: Actor): boolean =>
  actor.gate === undefined && (entitled(rule.all, actor.roles) || entitled(rule.own, actor.roles));

/** The button that does it; a form is looked into by its writer, who has it open. */
export const actionFor = ({ name, kind, rule }: Act, actor: Actor, thing: Thing): string =>
  kind === 'form' ? `f.open:${formIdOf(actor)}` : `${name}${thing.id === '' ? '' : `:${thing.id}`}${rule.tail ?? ''}`;

/** What a form is about: an object, perhaps a part of it, or a word alone. */
export const subjectOf = ({ rule }: Act, thing: Thing): string =>
  thing.id === '' ? (rule.tail ?? '').slice(1) : `${thing.id}${rule.tail ?? ''}`;

const organisers = ['curator', 'head', 'administrator'] as const;

/** Of a petition: its author and those who answer; an appeal the council and, as it is let, the other side; a colleague before anybody else. */
function mayReadPetition(where: string, author: string, { key, roles }: Actor): boolean {
  if (key === author) return true;
  const asked = where.includes('petition qcolleague');
  const appeal = where.includes('petition qmediate');
  if (asked) return key === 'staff';
  return (
    roles.some((role) => ['curator', 'head'].includes(role)) || (appeal && ['council', 'mentor'].includes(key ?? ''))
  );
}

const paired = ['mentor', 'mentee'];
const isSide = ({ key }: Actor): boolean => paired.includes(key ?? '');

/** May that person read these words at all? */
export function mayRead({ side, readers, where }: Mark, actor: Actor): boolean {
  // Where else one has a role is one's own business.
  if (actor.key === 'dual' && readers === 'everybody') return true;
  if (side !== actor.side || readers === 'nobody' || personOf(actor) === undefined) return false;
  if (actor.gate) return readers === 'everybody' && actor.gate === 'consent';
  if (readers === 'everybody') return true;
  const all = organisers.some((role) => actor.roles.includes(role));
  if (readers === 'organisers') return all;
  if (readers === 'pair') return all || ['council', 'mentor', 'mentee'].includes(actor.key ?? '');
  if (readers === 'card') return actor.roles.some((role) => ['curator', 'council'].includes(role)) || isSide(actor);
  if (readers === 'sides') return isSide(actor);
  if (readers === 'asked') return isSide(actor) || actor.roles.includes('curator');
  if (readers === 'names') return all && actor.channel === 'vk';
  const [kind, key = ''] = readers.split(':');
  // The sides of a pair are shown each other's cards.
  if (where.includes(' entry ') && paired.includes(key) && paired.includes(actor.key ?? '')) return true;
  if (kind === 'person') return key === actor.key;
  if (kind === 'petition') return mayReadPetition(where, key, actor);
  if (kind === 'bank') return all || actor.roles.includes('council') || key === actor.key;
  if (kind === 'keepers') return all || key === actor.key;
  if (kind === 'confidence')
    return actor.roles.includes('curator') || actor.roles.includes('psychologist') || key === actor.key;
  return all || isMine(actor, key) || isMine(actor, 'site');
}
