import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import { inviteCommand } from '../../src/app/invite-command.ts';
import { secrets } from '../../src/secrets.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { testLinks } from '../support/hearing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const invite = (body: unknown) =>
  inviteCommand({
    ...{ store: database.store, secrets, links: testLinks, newId },
    clock: () => instant('2026-11-20T09:00:00Z'),
  })(body);

const order = { organisation: 'Школа № 5', name: 'Ветрова Ирина Павловна', role: 'curator', zone: 'Asia/Omsk' };

test('the first curator’s invitation makes the organisation and the person, and prints links and a code', async () => {
  const printed = await invite(order);
  expect(printed).toMatchObject({ organisation: 'Школа № 5', role: 'curator', expiresAt: '2026-11-23T09:00:00Z' });
  expect(printed.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(Object.keys(printed.links)).toEqual(['telegram', 'vk']);
  await database.store.transaction({ as: 'system' }, async (tx) => {
    expect(await tx.organisations.where({})).toMatchObject([{ settings: { zone: 'Asia/Omsk' } }]);
    const [kept] = await tx.invitations.where({});
    expect(JSON.stringify(kept)).not.toContain(printed.code.replace('-', ''));
  });
});

test('asked again it finds what it made, and only the newest invitation is good', async () => {
  await invite({ ...order, organisation: 'школа  № 5', name: 'ветрова ирина' });
  await database.store.transaction({ as: 'system' }, async (tx) => {
    expect(await tx.organisations.where({})).toHaveLength(1);
    expect(await tx.people.where({})).toHaveLength(1);
    expect(await tx.roles.where({})).toHaveLength(1);
    expect(await tx.invitations.where({ revokedAt: undefined })).toHaveLength(1);
  });
});

test('a school is put under its municipality, whoever is known already', async () => {
  await invite({ ...order, municipality: 'Управление образования' });
  await invite({ ...order, municipality: 'управление образования' });
  await invite({ ...order, organisation: 'Управление образования', name: 'Горная Нина Олеговна', role: 'municipal' });
  await database.store.transaction({ as: 'system' }, async (tx) => {
    const all = await tx.organisations.where({});
    const above = all.find(({ name }) => name === 'Управление образования');
    expect(all).toHaveLength(2);
    expect(all.find(({ name }) => name === 'Школа № 5')?.settings).toMatchObject({
      ...{ municipality: above?.id, zone: 'Asia/Omsk' },
    });
    expect(above?.settings.municipality).toBeUndefined();
  });
});

test.each([
  [{ ...order, municipality: 'школа № 5' }, 'municipality: школа не может'],
  [{}, 'organisation: укажите'],
  [{ ...order, role: 'царь' }, 'role: роль'],
  [{ ...order, name: 'Ветрова' }, 'name: нужно'],
  [{ ...order, zone: 'Луна' }, 'zone: пояс'],
])('a wrong order is told what is wrong with it', async (body, sentence) => {
  await expect(invite(body)).rejects.toThrow(sentence);
});
