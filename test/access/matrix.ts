import type { FormSession } from '#core/conversation/form-session.ts';
import { actionsOf, formsOf } from '#core/conversation/route.ts';
import type { Tx } from '#core/store.ts';
import { full } from '../support/size.ts';
import { type Actor, actors, personOf, recipient } from './actors.ts';
import { type Act, actionFor, acts, type Expected, expected, mayRead, subjectOf } from './expectation.ts';
import type { Mark } from './marks.ts';
import type { World } from './open-world.ts';
import {
  type Digest,
  differing,
  digest,
  door,
  isRefusal,
  type Listen,
  marksOn,
  type Outcome,
  press,
  undone,
  wordsOf,
} from './press.ts';
import { formIdOf, garbage, type Thing, thingsOf } from './things.ts';
import { ident, now } from './world.ts';

export interface Cell {
  readonly act: Act;
  readonly thing: Thing;
  readonly expected: Expected;
}

/** `npm run test:full` tries everything with everything; the suite takes one of each sort, another for each person and act. */
const thorough = ['curator', 'mentor'];
/** People between whom no rule makes a difference: each act is tried by one of them, by turns. */
const alike: readonly (readonly string[])[] = [
  ['ended', 'notyet', 'insteadover', 'stranger'],
  ['withdrawn', 'unasked'],
  ['curator in VK', 'instead', 'curator of the other school'],
  ['deputised', 'dual'],
];
/** Whom the door itself turns away, whatever the object: it has one rule for all acts, so every third act is enough. */
const everyThird = 3;

/** What one person tries: every act, on objects of theirs, of their school, of the other one, and on what is no such object. */
export function cellsOf(actor: Actor): readonly Cell[] {
  const turn = actors.indexOf(actor);
  return acts().flatMap((act, row) => {
    if (!full && !isTurnOf(actor, act, row)) return [];
    const things = [...thingsOf(act.rule.on.kind, actor), ...garbage(actor, act.rule.on.kind)];
    const all = things.map((thing) => ({ act, thing, expected: expected(act, actor, thing) }));
    return full ? all : sorts(all, actor).flatMap((sort) => sort[(turn + row) % sort.length] ?? []);
  });
}

function isTurnOf(actor: Actor, act: Act, row: number): boolean {
  // What a messenger may not carry works in one of them only.
  if (act.rule.names && actor.channel === 'vk') return true;
  const group = alike.find((names) => names.includes(actor.name));
  if (group) return group.indexOf(actor.name) === row % group.length;
  return thorough.includes(actor.name) || isLetIn(act, actor) || (actors.indexOf(actor) + row) % everyThird === 0;
}

/** Does the door let these roles as far as the act's own check? */
function isLetIn({ name, kind }: Act, { roles }: Actor): boolean {
  const who = kind === 'form' ? formsOf(door).get(name)?.who : whoMay.get(name);
  if (who === 'everyone' || who === undefined) return true;
  return roles.some((role) => (who === 'anyone' ? role !== 'guest' : who.includes(role)));
}

const whoMay = new Map(actionsOf(door).map(({ verb, who }) => [verb, who]));

/** Apart: works, perhaps, refused at home, refused abroad. Whoever may never do it is refused at home or abroad by turns. */
function sorts(cells: readonly Cell[], actor: Actor): readonly (readonly Cell[])[] {
  const of = (wanted: Expected, home: boolean) =>
    cells.filter((cell) => cell.expected === wanted && (cell.thing.side === actor.side) === home);
  const refused = [of('refused', true), of('refused', false)];
  const never = cells.every((cell) => cell.expected === 'refused');
  const rest = never && !thorough.includes(actor.name) ? [refused.flat()] : refused;
  return [of('works', true), of('works', false), of('either', true), ...rest].filter((sort) => sort.length > 0);
}

/** What a transaction has changed many times it reads slowly. */
const batch = 30;

class Undo extends Error {}

interface Options {
  readonly cells?: readonly Cell[];
  readonly listen?: Listen;
}

/** Presses everything, takes all of it back, and tells what was not as it should be: an empty list is what is hoped for. */
export async function tryAll(
  { database, tables }: World,
  actor: Actor,
  { cells = cellsOf(actor), listen }: Options = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  await database.store
    .transaction({ as: 'system' }, async (tx) => {
      const refused = cells.filter((each) => each.expected === 'refused');
      const before = await digest(tx, tables);
      for (let from = 0; from < refused.length; from += batch) {
        const some = refused.slice(from, from + batch);
        found.push(...(await undone(tx, () => allRefused(tx, { actor, before, tables, listen }, some))));
      }
      for (const cell of cells.filter((each) => each.expected !== 'refused'))
        found.push(...(await undone(tx, async () => faults(actor, cell, await tried(tx, actor, cell, listen)))));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

interface Round {
  readonly actor: Actor;
  readonly before: Digest;
  readonly tables: readonly string[];
  readonly listen: Listen | undefined;
}

/** Where all are refused nothing at all may have changed, but for wrong invitations counted and a stranger noticed. */
async function allRefused(
  tx: Tx,
  { actor, before, tables, listen }: Round,
  cells: readonly Cell[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const cell of cells) found.push(...faults(actor, cell, await tried(tx, actor, cell, listen)));
  const expectedChanges = ['guesses', ...(actor.gate === 'stranger' ? ['accounts'] : [])];
  const changed = differing(before, await digest(tx, tables), expectedChanges);
  const among = () => cells.map((cell) => cell.act.name).join(' ');
  return [
    ...found,
    ...changed.map((table) => `${actor.name}: refused, and yet changed: ${table}, by one of ${among()}`),
  ];
}

/** A form is tried by whoever has it open, from the time when they still might. */
export async function tried(tx: Tx, actor: Actor, cell: Cell, listen?: Listen): Promise<Outcome> {
  const session = sessionFor(actor, cell);
  if (session) await tx.forms.add(session);
  const outcome = await press(tx, actor, actionFor(cell.act, actor, cell.thing), listen);
  if (session) await tx.forms.remove({ id: session.id });
  return outcome;
}

function sessionFor(actor: Actor, { act, thing }: Cell): FormSession | undefined {
  const personId = personOf(actor);
  if (personId === undefined || (act.kind === 'button' && !act.name.startsWith('f.'))) return undefined;
  return {
    ...{ id: formIdOf(actor), organisationId: ident(actor.side, 'school'), personId },
    form: act.kind === 'form' ? act.name : 'occ-close',
    subject: act.kind === 'form' ? subjectOf(act, thing) : ident(actor.side, 'oursopen'),
    ...{ said: {}, status: 'open', updatedAt: now },
  };
}

function faults(actor: Actor, { act, thing, expected }: Cell, { screen, notices, bug }: Outcome): readonly string[] {
  const at = `${actor.name}: ${act.name} on ${thing.side} ${thing.name}`;
  if (bug !== undefined || !screen) return [`${at}: broke: ${bug ?? 'no screen'}`];
  // Whoever gives consent sees from then on what their role shows.
  const { gate: _gate, ...agreed } = actor;
  const reader = act.name === 'consent.give' && actor.gate === 'consent' ? agreed : actor;
  const isOpened = ({ side, where }: Mark): boolean =>
    expected !== 'refused' && act.rule.opens !== undefined && side === actor.side && where.includes(act.rule.opens);
  const shown = marksOn(screen).filter((mark) => !mayRead(mark, reader) && !isOpened(mark));
  const told = notices.flatMap(({ screen: notice, to, organisationId }) => {
    const whom = 'person' in to ? recipient(to.person, organisationId) : undefined;
    return notice ? marksOn(notice).filter((mark) => !mayRead(mark, whom ?? actor) && !isOpened(mark)) : [];
  });
  const refused = isRefusal(screen);
  return [
    ...shown.map(({ where }) => `${at}: shows ${where}`),
    ...told.map(({ where }) => `${at}: tells others ${where}`),
    // The consent screen is a gate to everything else, and its own answer.
    ...(expected === 'works' && refused && !act.rule.beforeConsent
      ? [`${at}: refused: ${wordsOf(screen).slice(0, 60)}`]
      : []),
    ...(expected === 'refused' && !refused ? [`${at}: not refused: ${wordsOf(screen).slice(0, 60)}`] : []),
  ];
}
