import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleFeature } from '#core/people/feature.ts';
import { roleNames } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import type { House, Talker } from '../support/hearing.ts';
import { connected, openHouse, peopleDeps } from '../support/people-house.ts';

const school =
  `Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5» ${'имени героя '.repeat(10)}`.trim();

let home: House;
let irina: Talker;
beforeAll(async () => {
  home = await openHouse();
  irina = await connected(
    home,
    'vk',
    'Константинопольская-Преображенская Александра Константиновна',
    'curator',
    school,
  );
  await home.database.store.transaction({ as: 'system' }, async (tx) => {
    const [organisation] = await tx.organisations.where({});
    if (!organisation) throw new Error('no school');
    const periods = Array.from({ length: 12 }, (_, month) => {
      const start = `2027-${String(month + 1).padStart(2, '0')}`;
      return { from: `${start}-01`, to: `${start}-20` };
    });
    const settings = { ...organisation.settings, terms: periods, holidays: periods, address: 'улица '.repeat(50) };
    await tx.organisations.put({ ...organisation, settings: { ...settings, names: { telegram: 'full', vk: 'full' } } });
    for (let index = 0; index < 40; index += 1) {
      const personId = newId<'person'>();
      await tx.people.add({
        id: personId,
        surname: `Переименовательский${index}`,
        name: 'Максимилиан',
        patronymic: 'Святославович',
      });
      const role = {
        organisationId: organisation.id,
        personId,
        from: home.now().toZonedDateTimeISO('UTC').toPlainDate(),
      };
      for (const name of roleNames)
        await tx.roles.add({ ...role, id: newId(), role: name, position: 'заместитель директора '.repeat(8) });
    }
  });
});
afterAll(() => home.close());

const final = /^(consent\.withdraw\.yes|me\.unlink|p\.unlink\.yes|f\.send)/;

test('every screen of people fits both messengers, whatever the names', async () => {
  const verbs = new Set<string>();
  const queue = ['menu', 'p.list:0', 'set', 'me'];
  const seen = new Set(queue);
  for (let action = queue.shift(); action !== undefined; action = queue.shift()) {
    const verb = action.split(':')[0] ?? '';
    if (final.test(action) || (verbs.has(verb) && verb !== 'p.list' && verb !== 'f.page')) continue;
    verbs.add(verb);
    // Each screen is held against the limits as it is read back.
    const shown = await irina.forges(action);
    for (const next of shown.actions)
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
  }
  const known = peopleFeature(peopleDeps).actions.map((one) => one.verb);
  const apart = [
    'org',
    'in.yes',
    'in.no',
    'consent.no',
    'consent.give',
    'consent.read',
    'p.import',
    'p.unlink',
    'me.unlink',
  ];
  const walked = known.filter((verb) => !final.test(verb) && !apart.includes(verb));
  expect([...verbs]).toEqual(expect.arrayContaining(walked));
});
