import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import type { Input } from '#core/conversation/input.ts';
import type { Scope } from '#core/kernel/store.ts';
import { date } from '#core/kernel/time.ts';
import type { RoleName } from '#core/people/person.ts';
import { petitionSource } from '#core/petitions/source.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Tx } from '#core/store.ts';
import { full } from '../support/size.ts';
import { acts } from './expectation.ts';
import { petitions } from './matters-petitions.ts';
import { openWorld, type World } from './open-world.ts';
import { door, isRefusal, marksOn, press, undone, unwalled, wordsOf } from './press.ts';
import { addressOf, ident, now } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

const trying = <R>(work: (tx: Tx) => Promise<R>): Promise<R> =>
  world.database.store.transaction({ as: 'system' }, (tx) => undone(tx, () => work(tx)));

const mentor = { channel: 'telegram' as const, address: addressOf('a', 'mentor', 'telegram') };
const organisationId = ident<'organisation'>('a', 'school');
const personId = ident<'person'>('a', 'mentor');
const everyRole: readonly RoleName[] = ['curator', 'head', 'council', 'administrator'];

const appointed = async (tx: Tx, roles: readonly RoleName[]): Promise<void> => {
  for (const role of roles)
    await tx.roles.add({
      id: ident<'role'>('a', `x${role}`),
      organisationId,
      personId,
      role,
      from: date('2026-09-01'),
    });
};

/** What asks for another mentor: its id, and its words wherever they stand. */
const hidden = ['qreplace', 'qswap'] as const;
const tellsOfIt = (screen: Parameters<typeof marksOn>[0]): boolean => {
  const all = JSON.stringify(screen);
  return (
    hidden.some((one) => all.includes(ident('a', one))) ||
    marksOn(screen).some(({ where }) => hidden.some((one) => where.includes(`petition ${one}`))) ||
    // What a mentee is offered is offered to no mentor.
    /[Зз]амен[аиу]т?ь? наставника/.test(wordsOf(screen))
  );
};

/** Of every act so many objects are tried: what stands on a thousandth card stands on the first. */
const perVerb = full ? 2 : 1;

/** Every screen that can be reached from the menu by pressing, each press taken back before the next. */
async function reachable(
  tx: Tx,
  until?: 'found',
): Promise<readonly { readonly by: string; readonly tells: boolean }[]> {
  const seen: { by: string; tells: boolean }[] = [];
  const pressed = new Map<string, number>();
  const labels = door.features.flatMap(({ menu }) => menu.map(({ label }) => label));
  const queue: (Input | string)[] = ['menu', ...labels.map((text): Input => ({ kind: 'text', text }))];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const input = next;
    const { screen, notices } = await undone(tx, () => press(tx, mentor, input));
    if (!screen) continue;
    const own = notices.filter(({ to }) => 'person' in to && to.person === personId);
    const tells = [screen, ...own.flatMap((one) => one.screen ?? [])].some(tellsOfIt);
    seen.push({ by: typeof input === 'string' ? input : JSON.stringify(input), tells });
    if (tells && until) break;
    for (const one of screen.rows.flat()) {
      if (!('action' in one)) continue;
      const verb = one.action.split(':')[0] ?? '';
      const times = pressed.get(verb) ?? 0;
      if (times >= perVerb || verb.startsWith('f.')) continue;
      pressed.set(verb, times + 1);
      queue.push(one.action);
    }
  }
  return seen;
}

describe('a mentor whom somebody asks to replace (П1 5.1)', () => {
  test.each([
    ['and nothing else', [], 20],
    ['and everything at once', everyRole, 100],
  ] as const)('%s reaches no screen that tells of it, from the whole menu on', async (_, roles, least) => {
    await trying(async (tx) => {
      await appointed(tx, roles);
      const seen = await reachable(tx);
      expect(seen.length).toBeGreaterThan(least);
      expect(seen.filter(({ tells }) => tells)).toEqual([]);
    });
  });

  test('the same walk finds it where it is told: as the mentor of another pair', async () => {
    await trying(async (tx) => {
      await appointed(tx, ['curator']);
      for (const one of hidden) {
        const { aboutId: _about, mentorshipId: _pair, ...rest } = await tx.petitions.get(ident('a', one));
        await tx.petitions.put(rest);
      }
      expect((await reachable(tx, 'found')).some(({ tells }) => tells)).toBe(true);
    });
  });

  test.each([
    ['both walls', undefined],
    ['the core alone', unwalled],
  ] as const)('no forged button opens it, whatever their roles: %s', async (_, listen) => {
    await trying(async (tx) => {
      await appointed(tx, everyRole);
      for (const { name } of acts().filter((act) => act.kind === 'button' && act.name.startsWith('pet.')))
        for (const one of hidden) {
          const said = `${name}:${ident('a', one)}`;
          const { screen } = await undone(tx, () => press(tx, mentor, said, listen));
          const harmless = screen && (isRefusal(screen) || !tellsOfIt(screen));
          expect([said, harmless]).toEqual([said, true]);
        }
    });
  });

  test('no digest tells them of it, before the term and after it, however many roles they hold', async () => {
    await trying(async (tx) => {
      await appointed(tx, everyRole);
      const organisation = await tx.organisations.get(organisationId);
      const heard: string[] = [];
      for (const days of [0, 5, 6, 7, 8, 14]) {
        const at = now.add({ hours: 24 * days });
        const isWorking = workingDays({ day: () => undefined, knows: () => true }, organisation.settings);
        const morning = { tx, organisation, now: at, staff: await staffOf(tx, organisation, at), isWorking };
        const told = await petitionSource.due(morning);
        heard.push(...told.map((one) => `${one.personId}:${one.subject}`));
      }
      const about = heard.filter((one) => hidden.some((key) => one.endsWith(ident('a', key))));
      expect(about.length).toBeGreaterThan(0);
      expect(about.filter((one) => one.startsWith(personId))).toEqual([]);
    });
  });
});

describe('the database alone', () => {
  const names = Object.keys(petitions);
  const seenBy = (person: string, roles: readonly RoleName[]): Promise<readonly string[]> =>
    trying((tx) => {
      const scope: Scope = { as: 'person', person: ident('a', person), organisations: [organisationId], roles };
      return tx.as(scope, async () => {
        const rows = await tx.petitions.where({});
        const events = (await tx.events.where({})).filter(({ act }) => act.startsWith('petition-'));
        // Whose record is read, theirs is the petition.
        const ids = rows.map(({ id }) => id as string);
        expect(events.filter(({ subject }) => !ids.includes(subject))).toEqual([]);
        return names.filter((name) => ids.includes(ident('a', name)));
      });
    });

  const byMentor = ['qlay', 'qcolleague', 'qfile', 'qreward', 'qpunish'];
  const byMentee = ['qreplace', 'qimprove', 'qrelease', 'qmediate', 'qswap', 'qdone'];

  test.each([
    ['curator', ['curator'], names.filter((one) => one !== 'qcolleague')],
    ['head', ['head'], names.filter((one) => one !== 'qcolleague')],
    ['council', ['council'], ['qmediate']],
    ['administrator', ['administrator'], []],
    ['psychologist', ['psychologist'], []],
    ['staff', ['staff'], ['qcolleague']],
    ['bystander', ['staff'], []],
    ['mentor', ['mentor'], [...byMentor, 'qmediate']],
    ['mentee', ['mentee'], byMentee],
    // Whoever it is about, with every role there is: of what is closed to them nothing.
    ['mentor', ['mentor', ...everyRole], names.filter((one) => !['qreplace', 'qswap'].includes(one))],
    [
      'mentee',
      ['mentee', ...everyRole],
      names.filter((one) => !['qcolleague', 'qfile', 'qreward', 'qpunish'].includes(one)),
    ],
  ] as const)('%s as %s', async (person, roles, seen) => {
    expect([...(await seenBy(person, roles))].sort()).toEqual([...seen].sort());
  });
});
