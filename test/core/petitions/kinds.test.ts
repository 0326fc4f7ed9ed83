import { afterEach, describe, expect, test } from 'vitest';
import type { RoleName } from '#core/people/person.ts';
import { files, type PetitionSchool, person, petitionSchool, usual } from '../../support/petitions.ts';

const open: { school?: PetitionSchool } = {};
afterEach(() => open.school?.close());

const begin = async (cast: Readonly<Record<string, readonly RoleName[]>> = usual): Promise<PetitionSchool> => {
  open.school = await petitionSchool(cast);
  return open.school;
};

describe('a release decided by the head alone (1.5)', () => {
  test('where no head is in the bot a curator writes the head’s decision down, and it is shown as that', async () => {
    const school = await begin({ ...usual, Рябинин: ['staff'] });
    await files(school, 'Рябинин', 'Освобождение', 'Слёт наставников 1 декабря', 'Пропустить');
    const { id } = await school.last();
    await school.as('Ветрова').forges(`pet.see:${id}`);
    expect((await school.as('Ветрова').presses('Разрешить')).text).toContain('Решение руководителя');
    await school.as('Ветрова').says('Сомова В. И.');
    await school.as('Ветрова').presses('Да');
    expect((await school.as('Ветрова').presses('Пропустить')).text).toContain('записано куратором');
    expect((await school.last()).details).toMatchObject({ standIn: 'Сомова В. И.', byCurator: 'yes' });
  });

  test('nobody releases themselves', async () => {
    const school = await begin({ ...usual, Рябинин: ['head', 'mentor'] });
    await files(school, 'Рябинин', 'Освобождение', 'Форум', 'Пропустить');
    const { id } = await school.last();
    await school.as('Рябинин').forges(`pet.grant:${id}`);
    expect((await school.as('Рябинин').sees()).text).toContain('недоступно');
    expect((await school.last()).status).toBe('filed');
  });
});

describe('what else is asked', () => {
  test('a colleague who cannot is no news to the curator, and one who helps can be let go', async () => {
    const school = await begin({ ...usual, Зимин: ['staff'] });
    const pair = await school.pair('Лугова', 'Ким');
    await files(school, 'Лугова', 'Привлечь коллегу', 'Зимин', 'Работа с родителями');
    const first = await school.last();
    await school.as('Зимин').forges(`pet.no:${first.id}`);
    expect(await school.told('Ветрова')).toEqual([]);
    expect((await school.told('Лугова')).join()).toContain('сейчас не может');
    school.wait({ minutes: 5 });
    await files(school, 'Лугова', 'Привлечь коллегу', 'Зимин', 'Работа с родителями');
    const { id } = await school.last();
    // Nobody says «Да» for somebody else.
    expect((await school.as('Лугова').forges(`pet.yes:${id}`)).text).toContain('недоступно');
    await school.as('Зимин').forges(`pet.yes:${id}`);
    expect((await school.as('Ветрова').forges(`pair:${pair}`)).text).toContain('Привлечены: Зимин');
    await school.as('Лугова').forges(`pet.off:${id}`);
    await school.as('Лугова').presses('Да');
    expect((await school.as('Ветрова').forges(`pair:${pair}`)).text).not.toContain('Зимин');
  });

  test('a personal file is answered with where and when, and no file is taken', async () => {
    const school = await begin();
    await school.pair('Лугова', 'Ким');
    expect((await files(school, 'Лугова', 'Личное дело', 'Пропустить')).text).toContain('Отправлено.');
    const { id } = await school.last();
    await school.as('Ветрова').forges(`pet.grant:${id}`);
    expect((await school.as('Ветрова').sendsFile('дело.pdf')).text).not.toContain('Записано');
    expect((await school.last()).status).toBe('filed');
    await school.as('Ветрова').forges(`pet.grant:${id}`);
    await school.as('Ветрова').says('В отделе кадров, 24 ноября в 15:00');
    expect((await school.told('Лугова')).join()).toContain('В отделе кадров');
  });

  test('a proposal reaches the curator; a penalty neither the one it is about nor the rest of the group', async () => {
    const school = await begin({ ...usual, Белова: ['mentee', 'curator'] });
    await school.pair('Лугова', 'Ким', 'Белова');
    await files(school, 'Ким', 'Предложить по программе', 'Больше открытых уроков');
    expect((await school.told('Ветрова')).length).toBe(1);
    school.wait({ minutes: 5 });
    await files(school, 'Лугова', 'Поощрение или взыскание', 'Ким', 'Взыскание', 'Три раза не пришёл');
    const { id, kind, aboutId } = await school.last();
    expect([kind, aboutId]).toEqual(['discipline', person('Ким')]);
    // A curator who stands in the same group is one of the group.
    for (const one of ['Ким', 'Белова']) {
      expect((await school.told(one)).join()).not.toContain('взыскании');
      expect((await school.as(one).forges(`pet.see:${id}`)).text).toContain('недоступно');
    }
    expect((await school.as('Ветрова').forges(`pet.see:${id}`)).text).toContain('Три раза не пришёл');
  });

  test('an appeal without a council goes to the curator, and the other side hears nothing without the author’s word', async () => {
    const school = await begin();
    await school.pair('Лугова', 'Ким');
    await files(school, 'Ким', 'Обратиться в совет', 'Как часто встречаться?', 'Нет');
    const { id } = await school.last();
    expect((await school.told('Ветрова')).length).toBe(1);
    expect(await school.told('Лугова')).toEqual([]);
    expect((await school.as('Лугова').forges(`pet.see:${id}`)).text).toContain('недоступно');
    await school.as('Ветрова').forges(`pet.grant:${id}`);
    await school.as('Ветрова').says('Раз в две недели.');
    expect(await school.told('Лугова')).toEqual([]);
    expect((await school.told('Ким')).join()).toContain('Раз в две недели.');
  });
});
