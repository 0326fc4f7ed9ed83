import { afterEach, describe, expect, test } from 'vitest';
import type { RoleName } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import { files, organisationId, type PetitionSchool, person, petitionSchool, usual } from '../../support/petitions.ts';

const open: { school?: PetitionSchool } = {};
afterEach(() => open.school?.close());

const begin = async (cast: Readonly<Record<string, readonly RoleName[]>> = usual): Promise<PetitionSchool> => {
  open.school = await petitionSchool(cast);
  return open.school;
};

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
