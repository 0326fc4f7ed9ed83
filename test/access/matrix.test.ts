import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Feature } from '#core/conversation/context.ts';
import { hear } from '#core/conversation/hear.ts';
import { actionsOf, formsOf } from '#core/conversation/route.ts';
import { actors } from './actors.ts';
import { acts, expected } from './expectation.ts';
import { marks } from './marks.ts';
import { cellsOf, tryAll } from './matrix.ts';
import { openWorld, type World } from './open-world.ts';
import { forms, menu, verbs } from './policy.ts';
import { door, type Listen } from './press.ts';
import { thingsOf } from './things.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

/** The same feature, for whom everybody is the head. */
const opened = (feature: Feature): Feature => ({
  ...feature,
  actions: feature.actions.map((one) => ({
    ...one,
    who: 'anyone',
    run: (ctx, ...targets) => one.run({ ...ctx, me: { ...ctx.me, roles: ['head'] } }, ...targets),
  })),
});

describe('every role × every object × every act', () => {
  test('every button, form and menu line has a rule, and every rule is of one of them', () => {
    expect(Object.keys(verbs).sort()).toEqual(
      actionsOf(door)
        .map(({ verb }) => verb)
        .sort(),
    );
    expect(Object.keys(forms).sort()).toEqual([...formsOf(door).keys()].sort());
    expect(Object.keys(menu).sort()).toEqual(
      door.features.flatMap((feature) => feature.menu.map(({ label }) => label)).sort(),
    );
  });

  test('whatever somebody may do is tried where it works', () => {
    const untried = acts()
      .filter(({ rule }) => rule.all !== 'nobody' || rule.own !== undefined)
      .filter(
        (act) =>
          !actors.some((actor) =>
            cellsOf(actor).some((cell) => cell.act.name === act.name && cell.expected === 'works'),
          ),
      )
      .map(({ name }) => name);
    // With a head in the bot nobody else puts a roadmap in force.
    expect(untried).toEqual(['draft.enforce']);
  });

  test.each(actors.map((actor) => [actor.name, actor] as const))(
    '%s does what is theirs and nothing else',
    async (_, actor) => {
      expect(await tryAll(world, actor)).toEqual([]);
    },
  );

  test('a button left open to everybody is found, and so is one that forgets whose object it is', async () => {
    const mentee = actors.find(({ name }) => name === 'mentee');
    if (!mentee) throw new Error('no mentee');
    const cells = ['report', 'occ'].flatMap((name) =>
      acts()
        .filter((act) => act.name === name)
        .flatMap((act) =>
          thingsOf(act.rule.on.kind, mentee).map((thing) => ({ act, thing, expected: expected(act, mentee, thing) })),
        )
        .filter(({ thing }) => ['approved', 'otheropen'].includes(thing.name)),
    );
    expect(await tryAll(world, mentee, { cells })).toEqual([]);
    const asHead: Listen = (tx, heard) => hear({ ...door, features: door.features.map(opened) })(tx, heard);
    const found = await tryAll(world, mentee, { cells, listen: asHead });
    expect(found.some((one) => one.includes('report on a approved: shows'))).toBe(true);
    expect(found.some((one) => one.includes('occ on a otheropen: not refused'))).toBe(true);
  });

  test('thousands of combinations were looked at, most of them refused, against hundreds of marked columns', () => {
    const cells = actors.flatMap(cellsOf);
    expect(cells.length).toBeGreaterThan(3000);
    expect(cells.filter((cell) => cell.expected === 'refused').length).toBeGreaterThan(cells.length / 2);
    expect(marks().length).toBeGreaterThan(300);
  });
});
