import { afterEach, describe, expect, test } from 'vitest';
import { eraseHere } from '#core/people/erase.ts';
import { absorb } from '#core/people/merge.ts';
import type { RoleName } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import { organisationId, type PetitionSchool, person, petitionSchool } from '../../support/petitions.ts';

const open: { school?: PetitionSchool } = {};
afterEach(() => open.school?.close());

const usual = { Ветрова: ['curator'], Рябинин: ['head'], Лугова: ['mentor'], Ким: ['mentee'] } as const;
const begin = async (cast: Readonly<Record<string, readonly RoleName[]>> = usual): Promise<PetitionSchool> => {
  open.school = await petitionSchool(cast);
  return open.school;
};

/** «Обращения» → the kind → words, each but the last a tap or a sentence. */
async function files(school: PetitionSchool, who: string, kind: string, ...said: readonly string[]) {
  const talker = school.as(who);
  await talker.says('Обращения');
  await talker.presses(kind);
  for (const one of said) await talker.presses(one).catch(() => talker.says(one));
  return talker.sees();
}

describe('replace-mentor (П1 5.1)', () => {
  test('a mentor who is the only curator never sees it; the head alone is named and told', async () => {
    const school = await begin({ ...usual, Лугова: ['mentor', 'curator'], Ветрова: ['staff'] });
    await school.pair('Лугова', 'Ким');
    await school.as('Ким').says('Обращения');
    const { text } = await school.as('Ким').presses('Заменить наставника');
    expect(text).toContain('Увидит: руководитель. Наставник не увидит.');
    await school.as('Ким').says('Нам трудно договориться');
    const { id } = await school.last();
    expect(await school.told('Лугова')).toEqual([]);
    expect((await school.told('Рябинин')).length).toBe(1);
    expect((await school.as('Лугова').forges(`pet.see:${id}`)).text).toContain('недоступно');
    expect((await school.as('Лугова').says('Обращения')).text).toContain('Ответа сейчас никто не ждёт');
    expect((await school.as('Рябинин').forges(`pet.see:${id}`)).text).toContain('Нам трудно договориться');
    // The words stand in the petition and in no second place.
    expect(JSON.stringify(await school.system((tx) => tx.forms.where({})))).not.toContain('договориться');
  });

  test('where nobody in the bot may read it, it says so and the paper is printed', async () => {
    const school = await begin({ Лугова: ['mentor', 'curator'], Ким: ['mentee'] });
    await school.pair('Лугова', 'Ким');
    const shown = await files(school, 'Ким', 'Заменить наставника', 'Пропустить');
    expect(shown.labels).toContain('Заявление (.docx)');
    const { screen } = await school.as('Ким').presses('Заявление');
    const file = await school.system((tx) => tx.files.get(screen.file ?? (newId() as never)));
    expect([file.name, file.hasNames, file.bytes.length > 1000]).toEqual(['Заявление.docx', true, true]);
  });

  test('asked twice about one pair it is one petition; of several pairs one is chosen', async () => {
    const school = await begin({ ...usual, Сомова: ['mentor'] });
    await school.pair('Лугова', 'Ким');
    await school.pair('Сомова', 'Ким');
    const chosen = await files(school, 'Ким', 'Заменить наставника', '1', 'Пропустить', 'Пропустить');
    expect(chosen.text).toContain('Отправлено.');
    expect((await files(school, 'Ким', 'Заменить наставника', '1')).text).toContain('уже отправлено');
    expect(await school.all()).toHaveLength(1);
  });

  test('of a group the one who asked leaves it by an order of change, and the group goes on', async () => {
    const school = await begin({ ...usual, Белова: ['mentee'], Сомова: ['mentor'] });
    await school.pair('Лугова', 'Ким', 'Белова');
    await files(school, 'Ким', 'Заменить наставника', 'Пропустить', 'Сомова');
    const { id } = await school.last();
    await school.as('Ветрова').forges(`pet.grant:${id}`);
    const granted = await school.as('Ветрова').presses('Пропустить');
    expect(granted.labels).toContain('Изменить группу приказом');
    await school.as('Ветрова').presses('Изменить группу');
    expect((await school.as('Ветрова').sees()).text).toContain('Все участники согласны');
    await school.as('Ветрова').presses('Да, все');
    for (let left = 3; left > 0; left--) await school.as('Ветрова').presses('Пропустить');
    expect((await school.as('Ветрова').sees()).text).toContain('Ким');
  });
});

describe('lay-down (П1 4.1, art. 351.8)', () => {
  test('it is for the mentor alone, and the law is not asked for permission', async () => {
    const school = await begin();
    const pair = await school.pair('Лугова', 'Ким');
    expect((await school.as('Ким').forges(`pet.on:${pair}:lay-down`)).text).toContain('недоступно');
    // Friday the 20th: the third working day is Wednesday the 25th.
    expect((await files(school, 'Лугова', 'Сложить обязанности', '24 ноября')).text).toContain('Не раньше 25');
    await school.as('Лугова').says('25 ноября 2026');
    await school.as('Лугова').presses('Пропустить');
    const { id, due, details } = await school.last();
    expect([String(due), details.lastDay]).toEqual(['2026-11-25', '2026-11-25']);
    for (const leader of ['Ветрова', 'Рябинин']) expect((await school.told(leader)).length).toBe(1);
    const shown = await school.as('Ветрова').forges(`pet.see:${id}`);
    expect(shown.labels).toContain('Принято к сведению');
    expect(shown.labels).not.toContain('Отказать');
    expect((await school.as('Ветрова').forges(`pet.refuse:${id}`)).text).toContain('недоступно');
  });

  test('notice given by a petition counts for the order too', async () => {
    const school = await begin();
    const pair = await school.pair('Лугова', 'Ким');
    await files(school, 'Лугова', 'Сложить обязанности', '25 ноября 2026', 'Пропустить');
    const { id } = await school.last();
    await school.as('Ветрова').forges(`pet.grant:${id}`);
    school.wait({ hours: 72 });
    // Three days later the day that was named is still the first that may be.
    await school.as('Ветрова').forges(`pet.end:${id}`);
    expect((await school.as('Ветрова').sees()).text).toMatch(/25\u00a0ноября/);
    const drafted = await school.as('Ветрова').presses('Отправить');
    expect(drafted.text).toContain('Проект приказа составлен.');
    const [order] = await school.system((tx) => tx.orders.where({}));
    expect(order?.terms).toMatchObject({ kind: 'end', reason: 'mentor', lastDay: '2026-11-25' });
    expect(order?.mentorships).toEqual([pair]);
    // While that draft waits it is what the card leads to, and a second petition is the first.
    const { labels } = await school.as('Ветрова').forges(`pet.see:${id}`);
    expect([labels.includes('Приказ'), labels.includes('Завершить пару приказом')]).toEqual([true, false]);
    expect((await files(school, 'Лугова', 'Сложить обязанности')).text).toContain('уже отправлено');
  });

  test('a consent to the duties that was withdrawn before has given notice: three working days after that one', async () => {
    const school = await begin();
    const pair = await school.pair('Лугова', 'Ким');
    await school.system((tx) =>
      tx.events.add({
        ...{ id: newId<'event'>(), organisationId, subject: pair, act: 'consent-withdrawn', by: person('Лугова') },
        ...{ at: school.now().subtract({ hours: 48 }), details: { kind: 'mentor' } },
      }),
    );
    expect((await files(school, 'Лугова', 'Сложить обязанности', '22 ноября 2026')).text).toContain('Не раньше 23');
    await school.as('Лугова').says('23 ноября 2026');
    expect((await school.as('Лугова').presses('Пропустить')).text).toContain('Отправлено.');
  });

  test('until an order ends the pair the curator is expected to write it, and the digest says so before the last day', async () => {
    const school = await begin();
    const pair = await school.pair('Лугова', 'Ким');
    await files(school, 'Лугова', 'Сложить обязанности', '30 ноября 2026', 'Пропустить');
    await school.as('Ветрова').forges(`pet.grant:${(await school.last()).id}`);
    expect((await school.as('Ветрова').starts()).text).toContain('Завершить пару приказом, последний день 30');
    const leads = async (hours: number) => (await school.due(school.now().add({ hours }))).map(({ lead }) => lead);
    // Monday the 30th is the last day: Friday before it is a working day, Thursday is too early.
    expect(await leads(24 * 6)).toEqual([]);
    expect(await leads(24 * 7)).toEqual(['end']);
    await school.system(async (tx) => tx.mentorships.put({ ...(await tx.mentorships.get(pair)), status: 'ended' }));
    expect(await leads(24 * 7)).toEqual([]);
    expect((await school.as('Ветрова').starts()).text).not.toContain('Завершить пару');
  });

  test('taken back, it gives no notice any more', async () => {
    const school = await begin();
    const pair = await school.pair('Лугова', 'Ким');
    await files(school, 'Лугова', 'Сложить обязанности', '25 ноября 2026', 'Пропустить');
    await school.as('Лугова').presses('Отозвать');
    await school.as('Лугова').presses('Да');
    expect((await school.last()).status).toBe('withdrawn');
    school.wait({ hours: 72 });
    await school.as('Ветрова').forges(`pair.end:${pair}`);
    await school.as('Ветрова').says('По инициативе наставника');
    await school.as('Ветрова').presses('Пропустить');
    expect((await school.as('Ветрова').says('25 ноября 2026')).text).toContain('Не раньше 26');
  });
});

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

describe('what is left', () => {
  test('withdrawal of consent: words go, state, kind and dates stay; of another’s that tells of them too', async () => {
    const school = await begin({ ...usual, Сомова: ['mentor'] });
    await school.pair('Лугова', 'Ким');
    await files(school, 'Ким', 'Заменить наставника', 'Тайная причина', 'Сомова');
    const before = await school.last();
    await school.system(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      const who = await tx.people.get(person('Сомова'));
      const today = before.due;
      await eraseHere({ tx, now: school.now(), newId }, { person: who, organisation, roles: ['mentor'], today });
    });
    const wordless = await school.last();
    expect([wordless.status, wordless.text, wordless.details]).toEqual(['filed', undefined, {}]);
    await school.system(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      const who = await tx.people.get(person('Ким'));
      await eraseHere(
        { tx, now: school.now(), newId },
        { person: who, organisation, roles: ['mentee'], today: before.due },
      );
    });
    const left = await school.last();
    expect(left).toMatchObject({ kind: before.kind, status: 'withdrawn', filedAt: before.filedAt, due: before.due });
  });

  test('two people who are one: petitions go with them, also where they are only wished for', async () => {
    const school = await begin({ ...usual, Сомова: ['mentor'] });
    await school.pair('Лугова', 'Ким');
    await files(school, 'Ким', 'Заменить наставника', 'Пропустить', 'Сомова');
    await school.system(async (tx) => {
      for (const row of await tx.accounts.where({ personId: person('Сомова') }))
        await tx.accounts.remove({ id: row.id });
      await tx.people.add({ id: person('Вера'), surname: 'Сомова', name: 'Вера' });
      await absorb({ tx, now: school.now() }, { from: person('Сомова'), into: person('Вера') });
    });
    expect((await school.last()).details.wished).toBe(person('Вера'));
  });
});
