import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, instant } from '#core/kernel/time.ts';
import { keepCurator } from '#core/people/leave.ts';
import { nightly } from '#core/people/nightly.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Role } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import type { TestDatabase } from '../../support/database.ts';
import { usedDatabase } from '../../support/used-database.ts';

const organisationId = id<'organisation'>('school');
const role = (name: Role['role'], personId: string, rest: Partial<Role> = {}): Role => ({
  ...{ id: newId<'role'>(), organisationId, personId: id<'person'>(personId), role: name, from: date('2026-09-01') },
  ...rest,
});

describe('somebody must curate', () => {
  const irina = role('curator', 'irina');
  const until = date('2026-11-20');
  const refuses = (all: readonly Role[]) =>
    expect(() => keepCurator(all, [irina], until)).toThrow(new Refusal('last-curator'));

  test('the only curator stays', () => refuses([irina, role('mentor', 'anna')]));
  test('a stand-in is no other curator', () => refuses([irina, role('curator', 'anna', { standsInFor: id('irina') })]));
  test('one whose own role ends the same day is no other curator', () =>
    refuses([irina, role('curator', 'anna', { to: until })]));
  test('another one lets the first go', () => {
    expect(() => keepCurator([irina, role('curator', 'anna')], [irina], until)).not.toThrow();
  });
  test('other roles end as they like', () => {
    const anna = role('mentor', 'anna');
    expect(() => keepCurator([anna], [anna], until)).not.toThrow();
  });
});

describe('a leaver', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await usedDatabase();
    await database.store.transaction({ as: 'system' }, async (tx) => {
      await tx.organisations.add({ id: organisationId, name: 'Школа', settings: defaultSettings });
      for (const one of ['irina', 'anna', 'petr'])
        await tx.people.add({ id: id<'person'>(one), surname: one, name: one });
      await tx.roles.add(
        role('curator', 'irina'),
        role('mentor', 'anna', { to: date('2026-11-20') }),
        role('mentor', 'petr'),
      );
      await tx.accounts.add({
        ...{ id: id<'account'>('a'), channel: 'vk', address: '1', personId: id<'person'>('irina') },
        ...{ reachable: true, seenAt: instant('2026-11-01T00:00:00Z') },
      });
      await tx.roadmaps.add({
        ...{ id: id<'roadmap'>('r'), organisationId, title: 'Карта', status: 'approved' },
        ...{ createdBy: id<'person'>('irina'), createdAt: instant('2026-09-01T00:00:00Z') },
      });
      await tx.stages.add({
        ...{ id: id<'stage'>('s'), organisationId, roadmapId: id<'roadmap'>('r'), position: 1, number: '1' },
        ...{ title: 'Этап', content: [], phrase: '', deadline: { kind: 'continuous', windows: [] }, publishes: false },
        ...{ responsible: '', assignees: [{ person: id<'person'>('anna') }, { person: id<'person'>('petr') }] },
      });
    });
  });
  afterAll(() => database.close());

  const assignees = async (): Promise<readonly (Id<'person'> | undefined)[]> =>
    database.store.transaction({ as: 'system' }, async (tx) =>
      (await tx.stages.get(id<'stage'>('s'))).assignees.map((one) => ('person' in one ? one.person : undefined)),
    );
  const nightOf = (moment: string) => nightly({ store: database.store, newId, clock: () => instant(moment) })();

  test('keeps their stages to the end of the last day; the night after, the curator has them and is told once', async () => {
    await nightOf('2026-11-20T20:00:00Z');
    expect(await assignees()).toEqual(['anna', 'petr']);
    await nightOf('2026-11-20T21:30:00Z');
    expect(await assignees()).toEqual(['petr', 'irina']);
    await nightOf('2026-11-21T21:30:00Z');
    const told: readonly { readonly key: string }[] = await database.dataSource.query(
      "select key from outbox where key like 'left:%'",
    );
    expect(told).toHaveLength(1);
  });
});
