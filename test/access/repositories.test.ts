import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Rows, Scope } from '#core/kernel/store.ts';
import type { Tx } from '#core/store.ts';
import { sqlState } from '#db/migrate.ts';
import { newId } from '#db/new-id.ts';
import { openWorld, type World } from './open-world.ts';
import { differing, digest, undone } from './press.ts';
import { addressOf, dual, ident, now, today } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.database.store.transaction({ as: 'system' }, async (tx) => {
    for (const side of ['a', 'b'] as const) {
      await tx.guesses.add({ id: ident(side, 'guess'), accountId: ident(side, 'tecurator'), at: now });
      const counts = { forms: 1 };
      const log = {
        organisationId: ident<'organisation'>(side, 'school'),
        at: now,
        reason: 'retention' as const,
        counts,
      };
      await tx.destructions.add({ id: ident(side, 'log'), ...log });
    }
  });
});
afterAll(() => world.database.close());

const asCurator: Scope = {
  as: 'person',
  person: ident('a', 'curator'),
  organisations: [ident('a', 'school')],
  roles: ['curator'],
};
const asNobody: Scope = { as: 'person', person: ident('a', 'ended'), organisations: [] };
const scopes = [
  ['a curator of another school', asCurator],
  ['somebody without a role', asNobody],
] as const;

type Row = { readonly id: string };
/** Tables are walked through without their types: every row has an id, and that is all that is asked of it. */
type AnyRows = Rows<Row>;

const rowsIn = (tx: Tx): readonly (readonly [string, AnyRows])[] =>
  Object.entries(tx).flatMap(([name, part]) =>
    typeof part === 'object' && 'lock' in part ? [[name, part as unknown as AnyRows] as const] : [],
  );

const isTheirs = (row: Row): boolean => row.id.startsWith('b') || JSON.stringify(row).includes(ident('b', 'school'));

/** What came of it: the value, a refusal of the core's port, or the state with which the database refused. */
const tryIt = async (tx: Tx, scope: Scope, work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await tx.as(scope, work);
  } catch (error) {
    const code = error instanceof Refusal ? error.code : sqlState(error);
    if (code === undefined) throw error;
    return code;
  }
};

const refusals: readonly unknown[] = ['not-found', '42501', undefined, 0];

describe.each(scopes)('to %s the database', (_, scope) => {
  test('shows no row by any question, and takes none by any act', async () => {
    const found: string[] = [];
    let tried = 0;
    await world.database.store.transaction({ as: 'system' }, async (tx) => {
      const before = await digest(tx, world.tables);
      for (const [name, rows] of rowsIn(tx)) {
        const theirs = (await rows.where({})).filter(isTheirs);
        if (theirs.length === 0) found.push(`${name}: nothing to try with`);
        for (const row of theirs.slice(0, 4)) {
          const acts: Readonly<Record<string, () => Promise<unknown>>> = {
            get: () => rows.get(row.id),
            find: () => rows.find(row.id),
            lock: () => rows.lock(row.id),
            where: async () => (await rows.where({ id: row.id })).length,
            among: async () => (await rows.among('id', [row.id])).length,
            put: () => rows.put(row),
            remove: () => rows.remove({ id: row.id }),
            add: () => rows.add({ ...row, id: newId() }),
          };
          for (const [act, work] of Object.entries(acts)) {
            const answer = await undone(tx, () => tryIt(tx, scope, work));
            tried += 1;
            // A person is written before their first role, and until then seen by nobody.
            if (!refusals.includes(answer) && !(name === 'people' && act === 'add'))
              found.push(`${name}.${act}: ${String(answer)}`);
          }
        }
        const seen = (await tryIt(tx, scope, () => rows.where({}))) as readonly Row[] | string;
        if (Array.isArray(seen)) found.push(...seen.filter(isTheirs).map((row) => `${name}.where shows ${row.id}`));
      }
      found.push(...differing(before, await digest(tx, world.tables)));
    });
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  });

  test('answers no further question about them', async () => {
    const school = ident<'organisation'>('b', 'school');
    const person = ident<'person'>('b', 'mentor');
    const key = `theirs:${newId()}`;
    const questions = (tx: Tx): Readonly<Record<string, () => Promise<unknown>>> => ({
      'people.ofOrganisation': async () =>
        (await tx.people.ofOrganisation(school)).filter(({ id }) => id !== dual).length,
      'accounts.meet': () => tx.accounts.meet('telegram', addressOf('b', 'mentor', 'telegram'), now),
      'roles.held': async () => (await tx.roles.held(person, today)).length,
      'roles.held elsewhere': async () => (await tx.roles.held(dual, today)).filter(isTheirs).length,
      'invitations.peek': async () => tx.invitations.peek({ token: (await theirInvitation(tx)).tokenHash }, now),
      'invitations.use': async () => tx.invitations.use({ code: (await theirInvitation(tx)).codeHash }, now),
      'guesses.countSince': () => tx.guesses.countSince(ident('b', 'tecurator'), now),
      'occurrences.pressing': async () => (await tx.occurrences.pressing(school, today, 300)).length,
      'occurrences.between': async () => (await tx.occurrences.between(school, today, today.add({ years: 1 }))).length,
      'practices.similar': async () =>
        (await tx.practices.similar({ organisations: [school], words: await theirTitle(tx), limit: 9 })).length,
      'practices.stems': async () => (await tx.practices.stems({ organisations: [school] })).length,
      'practices.ofAuthor': async () => (await tx.practices.ofAuthor(person)).length,
      'reminders.post': () =>
        tx.reminders.post([
          {
            id: newId(),
            organisationId: school,
            personId: person,
            subject: 's',
            lead: 'start',
            dueVersion: 7,
            day: today,
          },
        ]),
      'outbox.post': () => tx.outbox.post({ key, lane: 'notice', to: { person }, organisationId: school }),
      'outbox.drop': async () => {
        await tx.outbox.drop('theirs:');
        return (await standing(tx)) ? 0 : 'dropped';
      },
      'outbox.deliveries': async () => (await tx.outbox.deliveries('theirs:')).length,
      'outbox.erase': () => tx.outbox.erase(person),
    });
    await world.database.store.transaction({ as: 'system' }, async (tx) => {
      await tx.outbox.post({ key: 'theirs:1', lane: 'notice', to: { person }, organisationId: school });
      for (const [name, ask] of Object.entries(questions(tx)))
        expect([name, refusals.includes(await undone(tx, () => tryIt(tx, scope, ask)))]).toEqual([name, true]);
    });
  });
});

const theirTitle = (tx: Tx) =>
  tx.as({ as: 'system' }, async () => (await tx.practices.get(ident('b', 'kapproved'))).title);
const theirInvitation = (tx: Tx) => tx.as({ as: 'system' }, () => tx.invitations.get(ident('b', 'invitation')));

/** Their message still waits, seen as the system. */
const standing = (tx: Tx): Promise<boolean> =>
  tx.as({ as: 'system' }, async () => (await tx.outbox.deliveries('theirs:'))[0]?.status === 'pending');
