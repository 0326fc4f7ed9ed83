import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#db/new-id.ts';
import type { Shown, Talker } from '../../support/hearing.ts';
import { join, lyceum, person, shelve, type TownHouse, townHouse } from '../../support/town.ts';
import { couple } from './grounds.ts';

let house: TownHouse;
let town: Talker;
const seen: Shown[] = [];

/** A second mentor would do for Ким too: the music of it is worse. */
beforeAll(async () => {
  house = await townHouse();
  town = house.as('Горная');
  await house.system(async (tx) => {
    await join(tx, 'Музыкова', 'lyceum', 'mentor');
    const profile = { subjects: 'музыка', areas: ['ict'], forms: [], kinds: [], capacity: 1, elsewhere: true };
    await shelve(tx, 'Музыкова', 'lyceum', 'mentor', profile);
  });
});
beforeEach(() => house.again());
afterAll(async () => {
  expect(seen.map((one) => one.text).join('\n')).not.toMatch(/Ким|Физикова|Музыкова|Запасной|Занятая|\?/);
  await house.close();
});

const looks = async (at: Promise<Shown>): Promise<Shown> => {
  const shown = await at;
  seen.push(shown);
  return shown;
};
const draft = () => looks(town.forges('town.draft:0'));
const presses = (label: string) => looks(town.presses(label));
/** The line of Ким, whose subject is known from above, as the only one of physics. */
const opens = async (): Promise<Shown> => {
  const { text } = await draft();
  return presses(/(\d+)\. [^\n]*\(физика\)/.exec(text)?.[1] ?? 'нет такой строки');
};
const pinned = async () =>
  (await house.system((tx) => tx.matches.where({}))).flatMap((one) => one.pinned.map(({ mentor }) => mentor));

describe('a line of the proposal between schools', () => {
  test('is pinned: it stays, is marked on the screen and in the file, and is let go again', async () => {
    expect((await draft()).text).toMatch(/Подобрано между школами: 2 · пока никого: 3[\s\S]*тот же предмет/);
    expect((await opens()).labels).toEqual(['Закрепить', 'Другой наставник', 'Не предлагать', 'Весь подбор']);
    const after = await presses('Закрепить');
    expect(after.text).toContain('Закреплено. Остальные подобраны заново.');
    expect(after.labels).toContain('Снять закрепление');
    expect((await presses('Весь подбор')).text).toMatch(/подобрано|закреплено: 1[\s\S]* · закреплено/i);
    await presses('Excel (.xlsx)');
    const [file] = (await house.system((tx) => tx.files.where({}))).slice(-1);
    const rows = await readSheet(Buffer.from(file?.bytes ?? []));
    expect(rows.map((row) => row[3] ?? '')).toEqual(['Закреплено', '', 'да', '', '', '']);
    await opens();
    expect((await presses('Снять закрепление')).labels).toContain('Закрепить');
    expect(await pinned()).toEqual([]);
  });

  test('is given another mentor, by number and reasons; choosing one pins it and the rest is computed around', async () => {
    await opens();
    const others = await presses('Другой наставник');
    expect(others.text).toMatch(/наставляемый \d \(физика\)[\s\S]*1\. Лицей № 2, наставник \d \(помощь/);
    expect(others.labels).toEqual(['1', 'К паре', 'Весь подбор']);
    expect((await presses('1')).text).toMatch(/Закреплено[\s\S]*помощь/);
    expect(await pinned()).toEqual([person('Музыкова')]);
    // One mentor per mentee: the pin before it goes.
    await presses('Другой наставник');
    await presses('1');
    expect(await pinned()).toEqual([person('Физикова')]);
  });

  test('that is not proposed loses its pin', async () => {
    await opens();
    await presses('Закрепить');
    expect((await presses('Не предлагать')).text).toMatch(/Исключено[\s\S]*Подобрано между школами: 2/);
    expect(await pinned()).toEqual([]);
    await presses('Снять исключения');
  });

  test('falls where it may not be any more, and whoever looks is told once, without whose it was', async () => {
    await opens();
    await presses('Закрепить');
    await house.card('Физикова', (one) => ({ ...one, profile: { ...one.profile, elsewhere: false } }));
    expect((await draft()).text).toMatch(/^Снято закреплений: 1\. [\s\S]*Подобрано между школами: 1 · пока никого: 4/);
    expect((await draft()).text).not.toContain('Снято');
    await house.card('Физикова', (one) => ({ ...one, profile: { ...one.profile, elsewhere: true } }));
    expect(await pinned()).toEqual([]);
  });

  test('cannot be pinned to a mentor who may not be lent, nor from an old button', async () => {
    await opens();
    await house.change(lyceum, { exchange: { lends: false, seeks: false } });
    expect((await presses('Закрепить')).text).toContain('устарела');
    await house.change(lyceum, { exchange: { lends: true, seeks: false } });
    expect(await pinned()).toEqual([]);
  });

  test('is sent with its pin, which then has done what it was for', async () => {
    await opens();
    await presses('Другой наставник');
    await presses('1');
    const sent = (await house.send()).map((one) => couple(one.mentorId, one.menteeId));
    expect(sent).toContainEqual(couple(person('Музыкова'), person('Ким')));
    expect(await pinned()).toEqual([]);
    expect((await draft()).text).not.toContain('Снято');
  });
});

test('looking at a municipality asks the database as often for many schools as for two', async () => {
  const asked = vi.spyOn(house.database.dataSource.logger, 'logQuery');
  const count = async (): Promise<number> => {
    asked.mockClear();
    await draft();
    return asked.mock.calls.length;
  };
  const two = await count();
  expect(two).toBeGreaterThan(5);
  await house.system(async (tx) => {
    for (const number of [3, 4, 5, 6]) {
      const { settings } = await tx.organisations.get(lyceum);
      await tx.organisations.add({ id: newId(), name: `Школа № ${number}`, settings });
    }
  });
  expect(await count()).toBe(two);
  expect((await town.forges('town:0')).text).toContain('Школ: 6');
  asked.mockRestore();
});
