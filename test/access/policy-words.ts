import type { RoleName } from '#core/people/person.ts';
import type { occurrences, roadmaps, stages } from './matters.ts';

/** `everyone` is `anyone` of the organisation, and its guests. */
export type Roles = readonly RoleName[] | 'anyone' | 'everyone' | 'nobody';

export type LaterKind =
  | 'questionnaire'
  | 'campaign'
  | 'entry'
  | 'mentorship'
  | 'order'
  | 'meeting'
  | 'log'
  | 'written'
  | 'unwritten'
  | 'session'
  | 'help'
  | 'practice'
  | 'programme'
  /** A programme whose mentor has offered to close it. */
  | 'leaving'
  /** A programme as its mentor sums it up. */
  | 'summed'
  | 'certificate'
  | 'activity'
  /** A programme to which its mentor has said something other than «Да». */
  | 'doubted'
  /** A programme with somebody who has not answered yet. */
  | 'signed'
  /** A programme of the bank, with the pair it is taken for. */
  | 'pattern'
  | 'asked'
  | 'talk'
  | 'petition'
  /** A proposal of a mentor between schools. */
  | 'loan'
  | 'favour'
  | 'appeal'
  | 'heard'
  | 'mentored'
  | 'mentoring'
  | 'booking'
  | 'attendance'
  | 'programme'
  | 'activity'
  | 'task'
  | 'result'
  | 'judged'
  | 'change'
  | 'proposal';

/** Things of the later features are names out of matters-survey.ts, matters-bank.ts, matters-pairing.ts, matters-meetings.ts and so on. */
type PlainKind = LaterKind | 'person' | 'account' | 'role' | 'file' | 'form' | 'invitation' | 'organisation';

/** What an act is done to, and with which of them it works out for those who may. */
export type On =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'roadmap'; readonly ripe: readonly (keyof typeof roadmaps)[] }
  | { readonly kind: 'stage'; readonly ripe: readonly (keyof typeof stages)[] }
  | { readonly kind: 'occurrence'; readonly ripe: readonly (keyof typeof occurrences)[] }
  | { readonly kind: PlainKind; readonly ripe: readonly string[] };

export interface Rule {
  readonly on: On;
  /** Whose role gives the right to every such object of their organisation. */
  readonly all: Roles;
  /** Whose role gives it for objects of their own: stages they are assigned to, their own form, their own messenger. */
  readonly own?: Roles;
  /** Their own is what the information-support stage is asked about, where that stage is theirs. */
  readonly throughSite?: true;
  /** What follows the object in the button, and in the subject of a form. */
  readonly tail?: string;
  /** Done without consent to the processing of personal data: that screen itself. */
  readonly beforeConsent?: true;
  /** The right roles are refused too, in a messenger that may not carry names. */
  readonly names?: true;
  /** Part of the place of a text that this act opens: to whoever may do it, and to whom it is told by it. */
  readonly opens?: string;
  /** What is changed where the act is refused: wrong invitations are counted. */
  readonly counts?: true;
}

export const curator: Roles = ['curator'];
export const head: Roles = ['head'];
export const leaders: Roles = ['curator', 'head'];
export const organisers: Roles = ['curator', 'head', 'administrator'];

export const nothing: On = { kind: 'nothing' };
type Ripe<K extends On['kind']> = Extract<On, { readonly kind: K; readonly ripe: readonly string[] }>['ripe'];
export const roadmap = (...ripe: Ripe<'roadmap'>): On => ({ kind: 'roadmap', ripe });
export const stage = (...ripe: Ripe<'stage'>): On => ({ kind: 'stage', ripe });
export const occurrence = (...ripe: Ripe<'occurrence'>): On => ({ kind: 'occurrence', ripe });
export const of = (kind: PlainKind, ...ripe: string[]): On => ({ kind, ripe });

export const to = (all: Roles, on: On, tail?: string): Rule => ({ on, all, ...(tail === undefined ? {} : { tail }) });
/** Leaders for every object; anyone for their own. */
export const act = (all: Roles, on: On, tail?: string): Rule => ({ ...to(all, on, tail), own: 'anyone' });
export const mine = (on: On, tail?: string): Rule => ({ ...to('nobody', on, tail), own: 'anyone' });

/** The rules of one feature. */
export interface Policy {
  /** Who may press what. */
  readonly verbs: Readonly<Record<string, Rule>>;
  /** Who may fill in what: an open form whose subject is such an object, whatever its writer held when it was begun. */
  readonly forms: Readonly<Record<string, Rule>>;
  /** Who sees which line of the menu. */
  readonly menu: Readonly<Record<string, Roles>>;
}
