import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shown as shownInTelegram } from '#bots/telegram/shown.ts';
import { shown as shownInVk } from '#bots/vk/shown.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Tx } from '#core/store.ts';
import { full, size } from '../support/size.ts';
import { type Actor, actors } from './actors.ts';
import { mayRead } from './expectation.ts';
import { forgery, others } from './forgeries.ts';
import { openWorld, type World } from './open-world.ts';
import { marksOn, press, undone, watched } from './press.ts';
import { ident } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

const runs = size(140, 10_000);

/** People with nothing to run: whatever they send, nothing changes but what is their own. */
const pressers = ['mentee', 'council', 'ended', 'withdrawn', 'stranger', 'curator', 'curator of the other school'];

const named = (name: string): Actor => {
  const found = actors.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** Wrong invitations are counted, each for the account that tried it. */
const theirs = (tx: Tx, where: string) =>
  watched(
    tx,
    world.tables.filter((name) => name !== 'guesses'),
    where,
  );

/** An answer that arrives: both messengers can show it, and it says something. */
function arrives(screen: Screen): boolean {
  const telegram = shownInTelegram(screen, () => 'А. П. И.');
  const vk = shownInVk(screen, () => 'А. П. И.');
  return telegram.text.trim() !== '' && JSON.stringify(vk).length > 0;
}

/** Buttons that once broke something, or were answered with nothing. */
const found: [string][] = [
  ['f.open:\u0000'],
  [`stage.full:${ident('a', 'ours')}:0:${'x'.repeat(200)}`],
  [`stage.full:${ident('a', 'ours')}:0:${'x'.repeat(30)}`],
  [`stage.full:${ident('a', 'ours')}:1e400`],
  [`draft.past1:${ident('a', 'over')}:0000000000000000000000000000000000`],
  [`draft.people:${ident('a', 'draft')}:Infinity`],
  [`roadmap.copy:${ident('b', 'approved')}`],
  ['p.list:1e400'],
];

/** What somebody does to their own account and data is theirs to do. */
const wipesOwn = (button: string): boolean => button.startsWith('consent.withdraw.yes');

/** Whoever gives consent sees from then on what their role shows. */
function reader(button: string, actor: Actor): Actor {
  const { gate, ...agreed } = actor;
  return gate === 'consent' && button.startsWith('consent.give:') ? agreed : actor;
}

describe('a button is client data', () => {
  test.each(pressers)('%s sends forged ones: each is answered, none does or shows what is not theirs', async (name) => {
    const actor = named(name);
    const where = others(actor);
    await world.database.store.transaction({ as: 'system' }, async (tx) => {
      const changed = await theirs(tx, where);
      await fc.assert(
        fc.asyncProperty(forgery(actor), async (button) => {
          if (wipesOwn(button)) return;
          const [first, again] = await undone(tx, async () => {
            const once = await press(tx, actor, button);
            const twice = await press(tx, actor, button);
            expect(await changed()).toEqual([]);
            return [once, twice];
          });
          for (const { screen, bug } of [first, again]) {
            expect(bug).toBeUndefined();
            expect(screen && arrives(screen)).toBe(true);
            expect(screen && marksOn(screen).filter((mark) => !mayRead(mark, reader(button, actor)))).toEqual([]);
          }
        }),
        { numRuns: Math.ceil(runs / pressers.length), examples: found, ...(full ? {} : { seed: 20 }) },
      );
    });
  });
});
