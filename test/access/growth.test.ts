import type { DataSource } from 'typeorm';
import { beforeAll, describe, expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import type { Action } from '#core/conversation/context.ts';
import { hear } from '#core/conversation/hear.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Morning } from '#core/reminders/source.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { sourcesOf } from '../../src/app/house.ts';
import { type Actor, actors } from './actors.ts';
import { moreInSchool, moreSchools } from './copies.ts';
import { type Act, acts, expected } from './expectation.ts';
import { type Cell, tried } from './matrix.ts';
import { openWorld } from './open-world.ts';
import { door, type Listen, undone } from './press.ts';
import { thingsOf } from './things.ts';
import { ident, now } from './world.ts';

/** What is done to each thing or person by itself: something is written there, or each is told in words of their own. */
const eachByItself = [
  ...['consent.withdraw.yes', 'agree.off.yes', 'order.ask', 'order.make', 'pair.ask', 'cert.issue', 'ses.go', 'm.make'],
  ...['draft.pastall', 'prog.act.out', 'prog.taken'],
];

/** Each act by the first of them who may do it; what everybody has by all. */
const pressers = ['curator', 'head', 'mentor', 'mentee', 'municipal', 'council', 'psychologist', 'administrator'];
const ofEverybody = ['menu', 'expected'];

interface Pressed {
  readonly actor: Actor;
  readonly cell: Cell;
}

function presses(): readonly Pressed[] {
  const people = pressers.flatMap((name) => actors.filter((one) => one.name === name));
  const cellOf = (act: Act, actor: Actor): readonly Pressed[] =>
    thingsOf(act.rule.on.kind, actor)
      .filter((thing) => thing.side === 'a' && expected(act, actor, thing) === 'works')
      .slice(0, 1)
      .map((thing) => ({ actor, cell: { act, thing, expected: 'works' } }));
  return acts().flatMap((act) => {
    const all = people.flatMap((actor) => cellOf(act, actor));
    return ofEverybody.includes(act.name) ? all : all.slice(0, 1);
  });
}

/** How many statements each of these makes, by what it is called. */
type Counts = ReadonlyMap<string, number>;

interface Counted {
  readonly acts: Counts;
  readonly sources: Counts;
}

type Grow = (dataSource: DataSource, copies: number) => Promise<void>;

interface Options {
  readonly only?: string;
  readonly listen?: Listen;
}

async function counted(grow: Grow, copies: number, { only, listen }: Options = {}): Promise<Counted> {
  const { database } = await openWorld();
  await grow(database.dataSource, copies);
  const statements = counting(database.dataSource);
  const [pressed, sources] = [new Map<string, number>(), new Map<string, number>()];
  await database.store.transaction({ as: 'system' }, async (tx) => {
    for (const { actor, cell } of presses().filter((one) => only === undefined || one.cell.act.name === only)) {
      const before = statements();
      const outcome = await undone(tx, () => tried(tx, actor, cell, listen));
      expect(outcome.bug).toBeUndefined();
      pressed.set(`${cell.act.name} by ${actor.name}`, statements() - before);
    }
    const morning = await morningIn(tx);
    for (const source of sourcesOf(door)) {
      const ask = async (name: string, work: () => Promise<unknown>) => {
        const before = statements();
        await work();
        sources.set(`${source.prefix} ${name}`, statements() - before);
      };
      const due = await source.due(morning);
      await ask('due', () => source.due(morning));
      await ask('days', () => source.days(morning));
      const reminders = due.map((one) => ({
        ...one,
        id: newId<'reminder'>(),
        organisationId,
        day: morning.staff.today,
      }));
      await ask('lines', () => source.lines(morning, reminders));
    }
  });
  await database.close();
  return { acts: pressed, sources };
}

const organisationId = ident<'organisation'>('a', 'school');

async function morningIn(tx: Tx): Promise<Morning> {
  const organisation = await tx.organisations.get(organisationId);
  const isWorking = workingDays({ day: () => undefined, knows: () => true }, organisation.settings);
  return { tx, organisation, now, staff: await staffOf(tx, organisation, now), isWorking };
}

function counting(dataSource: DataSource): () => number {
  const made = { statements: 0 };
  const nothing = () => undefined;
  dataSource.logger = {
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing },
    logQuery: () => {
      made.statements += 1;
    },
  };
  return () => made.statements;
}

const grown = (few: Counts, many: Counts): readonly string[] =>
  [...few].flatMap(([name, count]) => {
    const more = many.get(name) ?? 0;
    return more > count ? [`${name}: ${count}, with more of everything ${more}`] : [];
  });

describe.each([
  ['a school with three times as much of everything', moreInSchool, 12, 30, eachByItself],
  ['a municipality with three times as many schools', moreSchools, 3, 12, []],
] as const)('%s', (_, grow, some, most, spared) => {
  let few: Counted;
  let many: Counted;
  beforeAll(async () => {
    few = await counted(grow, some);
    many = await counted(grow, most);
  });

  test('is shown with as many statements: what belongs to many things is asked for at once', () => {
    expect(few.acts.size).toBeGreaterThan(350);
    const isSpared = (found: string): boolean => spared.some((name) => found.startsWith(`${name} by`));
    expect(grown(few.acts, many.acts).filter((found) => !isSpared(found))).toEqual([]);
  });

  test('is reminded with as many', () => {
    expect(few.sources.size).toBeGreaterThan(30);
    expect(grown(few.sources, many.sources)).toEqual([]);
  });
});

test('a screen that asks for each thing by itself is found', async () => {
  const only = 'closings';
  const listen: Listen = hear({
    ...door,
    features: door.features.map((feature) => ({
      ...feature,
      actions: feature.actions.map((one) => (one.verb === only ? { ...one, run: askingEach(one.run) } : one)),
    })),
  });
  const [few, many] = [
    await counted(moreInSchool, 1, { only, listen }),
    await counted(moreInSchool, 4, { only, listen }),
  ];
  expect(grown(few.acts, many.acts)).toEqual([expect.stringContaining('closings by curator')]);
});

const askingEach =
  (run: Action['run']): Action['run'] =>
  async (ctx, ...targets) => {
    for (const { id } of await ctx.tx.programmes.where({ organisationId })) await ctx.tx.programmes.get(id);
    return run(ctx, ...targets);
  };
