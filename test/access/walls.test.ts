import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Me } from '#core/conversation/context.ts';
import { actionsOf, router } from '#core/conversation/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Scope } from '#core/kernel/store.ts';
import { roleNames } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { full } from '../support/size.ts';
import { type Actor, actors, personOf } from './actors.ts';
import { acts } from './expectation.ts';
import { type Cell, cellsOf, tried, tryAll } from './matrix.ts';
import { openWorld, type World } from './open-world.ts';
import { door, type Listen, marksOn, undone, unwalled, watched } from './press.ts';
import { thingsOf } from './things.ts';
import { ident, now, rowsOfSide, today } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

const actor = (name: string): Actor => {
  const found = actors.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** Between whom the core alone makes little difference: the suite has each act tried by one of them, by turns. */
const alike = [
  ['curator', 'head', 'administrator'],
  ['mentor', 'mentee', 'dual'],
] as const;
const verbsInOrder = acts().map(({ name }) => name);
const isTurn = (name: string, act: string): boolean =>
  full || alike.some((names) => names[verbsInOrder.indexOf(act) % names.length] === name);

describe('with the wall of the database taken away', () => {
  test.each(alike.flat())('the core alone refuses %s what is not theirs', async (name) => {
    const cells = cellsOf(actor(name)).filter(({ act, expected }) => expected === 'refused' && isTurn(name, act.name));
    expect(await tryAll(world, actor(name), { cells, listen: unwalled })).toEqual([]);
  });
});

describe('with the checks of the core taken away', () => {
  /** Acts that ask the database as the system in the middle: for these the core's checks are the only wall. */
  const elevated = new Set<string>();
  const fooled: Actor = actor('curator');

  /** Somebody of `a` whom the core takes for everybody of `b`; the database knows better. */
  const asTheirs: Listen = async (tx, heard) => {
    const account = await tx.accounts.meet(heard.channel, heard.address, now);
    const organisation = await tx.organisations.get(ident('b', 'school'));
    const person = await tx.people.get(personOf(fooled) ?? ident('a', 'curator'));
    const me: Me = { person, organisation, elsewhere: [], roles: roleNames, today };
    const scope: Scope = { as: 'person', person: person.id, organisations: [ident('a', 'school')], roles: roleNames };
    const held: Tx = {
      ...tx,
      as: (inner, work) => {
        if (inner.as === 'person') return tx.as(inner, work);
        elevated.add(heard.input.kind === 'press' ? (heard.input.action.split(':')[0] ?? '') : heard.input.kind);
        throw new Refusal('not-yours');
      },
    };
    const bare = { tx: held, now, newId, account, links: door.links, me };
    const { screen } = await tx.as(scope, () => router({ ...door, consent: async () => undefined })(bare, heard));
    await tx.outbox.post({ key: `reply:${newId()}`, lane: 'reply', to: { account: account.id }, screen });
  };

  const cells: readonly Cell[] = acts().flatMap((act, row) =>
    thingsOf(act.rule.on.kind, fooled)
      .filter((thing) => thing.side === 'b' || thing.name === 'mine' || thing.kind === 'nothing')
      // Of things of a kind the suite takes three, others for each act.
      .filter((_, index, all) => full || (index + row) % all.length < 3)
      .map((thing) => ({ act, thing, expected: 'either' as const })),
  );

  test('the database alone shows nothing of the other school and takes nothing from it', async () => {
    const found: string[] = [];
    await world.database.store.transaction({ as: 'system' }, async (tx) => {
      const changed = await watched(tx, world.tables, rowsOfSide('b'));
      for (const cell of cells) {
        const leaks = await undone(tx, async () => {
          const { screen } = await tried(tx, fooled, cell, asTheirs);
          const shown = screen
            ? marksOn(screen).filter((mark) => mark.side === 'b' && mark.readers !== 'everybody')
            : [];
          return [
            ...shown.map(({ where }) => `shows ${where}`),
            ...(await changed()).map((table) => `changes their ${table}`),
          ];
        });
        found.push(...leaks.map((leak) => `${cell.act.name} on ${cell.thing.name}: ${leak}`));
      }
      const noticed = await undone(tx, async () => {
        await tx.organisations.put({ ...(await tx.organisations.get(ident('b', 'school'))), name: 'Иная' });
        return changed();
      });
      expect(noticed).toEqual(['organisations']);
    });
    expect(found).toEqual([]);
    expect(cells.length).toBeGreaterThan(500);
  }, 180_000);

  test('the acts that rely on the core alone are these and no others', () => {
    const all = new Set(actionsOf(door).map(({ verb }) => verb));
    const relying = [...elevated].filter((verb) => all.has(verb)).sort();
    // Totals of other schools are seen from above by nobody else: the core counts them as the system, and names nobody.
    const fromAbove = [
      'mun',
      'mun.q',
      'mun.who',
      'town',
      'town.ask',
      'town.ban',
      'town.draft',
      'town.one',
      'town.others',
      'town.pin',
      'town.unpin',
      'town.xlsx',
    ];
    // Cards that other schools of the municipality have opened are looked up as the system; they name nobody.
    const neighbours = ['practice', 'practice.thanks', 'practices', 'practices.areas', 'practices.of'];
    // Of programmes of others the bank shows the nameless plan, and the totals of closing questionnaires are counts.
    const nameless = ['closing.totals', 'prog.bank', 'prog.bank.of', 'prog.bank.see', 'prog.take', 'prog.taken'];
    const own = ['consent.withdraw.yes', 'help.figures', 'in.yes', 'p.sheet'];
    expect(relying).toEqual([...own, ...fromAbove, ...neighbours, ...nameless].sort());
  });
});
