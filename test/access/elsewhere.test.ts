import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Screen } from '#core/conversation/screen.ts';
import type { Tx } from '#core/store.ts';
import { openWorld, type World } from './open-world.ts';
import { isRefusal, press, wordsOf } from './press.ts';
import { addressOf, dual, ident } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

const curator = { channel: 'telegram', address: addressOf('a', 'curator', 'telegram') } as const;
const thief = { channel: 'vk', address: 'a phone of the curator’s own' } as const;

class Undo extends Error {}

/** In one transaction that leaves nothing behind. */
const trying = (work: (tx: Tx) => Promise<void>): Promise<void> =>
  world.database.store
    .transaction({ as: 'system' }, async (tx) => {
      await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });

const shown = async (
  tx: Tx,
  who: typeof curator | typeof thief,
  input: Parameters<typeof press>[2],
): Promise<Screen> => {
  const { screen, bug } = await press(tx, who, input);
  if (!screen) throw new Error(bug);
  return screen;
};

const actionOf = (screen: Screen, label: string): string => {
  const found = screen.rows.flat().find((button) => button.label.join('') === label);
  if (!found || !('action' in found)) throw new Error(`no ${label}: ${wordsOf(screen)}`);
  return found.action;
};

const tokenIn = (screen: Screen): string | undefined => /ref=([\w-]{22})/.exec(wordsOf(screen))?.[1];

/** The dual person is a mentor of one school and the curator of the other. */
describe('one school has no say in what its people are elsewhere', () => {
  test('an invitation of this school opens no way into the other one', () =>
    trying(async (tx) => {
      const token = tokenIn(await shown(tx, curator, `p.invite:${dual}`));
      if (token !== undefined) {
        const asked = await shown(tx, thief, { kind: 'start', payload: token });
        if (!isRefusal(asked)) {
          await shown(tx, thief, actionOf(asked, 'Да, это я'));
          await shown(tx, thief, 'consent.give:1');
          await shown(tx, thief, `org:${ident('b', 'school')}`);
        }
      }
      expect(isRefusal(await shown(tx, thief, `draft:${ident('b', 'draft')}`))).toBe(true);
      expect(isRefusal(await shown(tx, thief, 'p.list:0'))).toBe(true);
    }));

  test('neither does the sheet of invitations, once nobody is connected', () =>
    trying(async (tx) => {
      for (const account of await tx.accounts.where({ personId: dual })) {
        const { personId: _person, organisationId: _organisation, ...bare } = account;
        await tx.accounts.put(bare);
      }
      await shown(tx, curator, 'p.sheet');
      const issued = await tx.invitations.where({ personId: dual });
      expect(issued).toEqual([]);
    }));

  test('the messenger in which they are the curator there cannot be taken from them here', () =>
    trying(async (tx) => {
      const account = ident<'account'>('a', 'tedual');
      for (const verb of ['p.unlink', 'p.unlink.yes']) await shown(tx, curator, `${verb}:${account}`);
      expect((await tx.accounts.get(account)).personId).toBe(dual);
    }));

  test('an invitation kept from before they came there is void from then on', () =>
    trying(async (tx) => {
      const kept = tokenIn(await shown(tx, curator, `p.invite:${ident('a', 'mentor')}`));
      const mentor = { channel: 'telegram', address: addressOf('a', 'mentor', 'telegram') } as const;
      const there = { channel: 'telegram', address: addressOf('b', 'curator', 'telegram') } as const;
      const theirs = tokenIn(await shown(tx, there as unknown as typeof curator, `p.invite:${ident('b', 'invited')}`));
      const asked = await shown(tx, mentor as unknown as typeof curator, { kind: 'start', payload: theirs ?? '' });
      await shown(tx, mentor as unknown as typeof curator, actionOf(asked, 'Да, это я'));
      expect((await tx.roles.where({ personId: ident('a', 'mentor') })).length).toBeGreaterThan(1);
      expect(isRefusal(await shown(tx, thief, { kind: 'start', payload: kept ?? '' }))).toBe(true);
    }));
});
