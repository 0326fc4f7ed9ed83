import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whoIs } from '#core/conversation/me.ts';
import { id } from '#core/kernel/id.ts';
import { receivePeople } from '#core/people/import-people.ts';
import { newId } from '#db/new-id.ts';
import { type House, type Shown, type Talker, testLinks } from '../support/hearing.ts';
import { connected, invited, openHouse } from '../support/people-house.ts';

describe.each(['telegram', 'vk'] as const)('a curator in %s', (channel) => {
  let home: House;
  let irina: Talker;
  beforeAll(async () => {
    home = await openHouse();
    irina = await connected(home, channel, 'Ветрова Ирина Павловна', 'curator');
  });
  afterAll(() => home.close());

  const menu = async (entry: string): Promise<Shown> => {
    await irina.starts();
    return irina.presses(entry);
  };

  /** The card of somebody on the list that is shown. */
  const opens = async (surname: string): Promise<Shown> => {
    const number = new RegExp(`^(\\d+)\\. ${surname}`, 'm').exec((await irina.sees()).text)?.[1] ?? '?';
    return irina.presses(number);
  };

  const setNames = async (mode: string): Promise<void> => {
    await menu('Настройки');
    await irina.presses('Изменить');
    const session = (await irina.sees()).actions.find((one) => one.startsWith('f.send'))?.split(':')[1];
    await irina.forges(`f.edit:${session}:${channel}`);
    await irina.presses(mode);
    await irina.presses('Отправить');
  };

  test('is stopped from typing names where the school does not send them, and told what else there is', async () => {
    await setNames('Инициалы');
    await menu('Люди');
    await irina.presses('Добавить и пригласить');
    const stopped = await irina.presses('Добавить человека');
    expect(stopped.text).toContain('не передаются');
    expect(stopped.urls[0]).toMatch(/^https:\/\/bot\.test\/f\/[\w-]{22}$/);
    expect(stopped.labels).toContain('Настройки');
    await setNames('Полностью');
  });

  test('adds somebody by hand and invites them; the typed name is kept once', async () => {
    await menu('Люди');
    await irina.presses('Добавить и пригласить');
    await irina.presses('Добавить человека');
    await irina.says('лугова');
    expect((await irina.says('Анна7')).text).toContain('одно имя буквами');
    await irina.says('Анна');
    await irina.presses('Пропустить');
    await irina.says('учитель математики');
    await irina.presses('наставник');
    await irina.presses('Готово');
    const done = await irina.presses('Отправить');
    expect(done.text).toContain('Добавлено: Лугова Анна');
    const invitation = await irina.presses('Пригласить');
    expect(invitation.text).toMatch(/Код: [0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(invitation.screen.file).toBeDefined();
    expect(await said(home, 'лугова')).toBe(0);
  });

  test('is asked whether a namesake is the same person', async () => {
    await irina.forges('p.add');
    await irina.says('Лугова');
    await irina.says('Анна');
    await irina.says('Петровна');
    expect((await irina.sees()).text).toContain('уже есть в списке');
    await irina.presses('Да, это он');
    await irina.presses('Пропустить');
    await irina.presses('наставляемый');
    await irina.presses('Готово');
    expect((await irina.presses('Отправить')).text).toContain('Новых ролей: 1');
  });

  test('looks through a list before adding it, and cannot add it twice', async () => {
    const rows = [
      { row: 2, surname: 'Снегирёв', name: 'Денис', patronymic: 'Ильич', position: 'учитель', role: 'наставляемый' },
      { row: 3, surname: 'Лугова', name: 'Анна' },
      { row: 4, surname: '', name: 'Пётр' },
      { row: 5, surname: 'Озерова', name: 'Мария', role: 'капитан' },
      { row: 6, surname: 'Снегирев', name: 'Денис', patronymic: 'Ильич' },
    ];
    await irina.forges('p.file');
    await irina.sendsFile('люди.xlsx');
    const found = await read(home, irina, rows);
    expect(found).toContain('Новых: 1, уже есть: 2, с ошибками: 2');
    expect(found).toContain('строка 4: нет фамилии');
    expect(found).toContain('строка 5: неизвестная роль «капитан»');
    const add = (await irina.sees()).actions[0] ?? '';
    expect((await irina.presses('Добавить: 1')).text).toContain('Добавлено: 1');
    expect((await irina.forges(add)).text).toContain('уже недоступно');
    expect((await menu('Люди')).text).toContain('Люди: 3, подключены: 1');
  });

  test('prints a sheet of invitations for everybody who is still out', async () => {
    const sheet = await irina.forges('p.sheet');
    expect(sheet.text).toContain('Лист приглашений: 2');
    expect(sheet.screen.file).toBeDefined();
  });

  test('sees a card: roles with dates, messengers, consent, the invitation', async () => {
    await menu('Люди');
    const card = await opens('Лугова');
    expect(card.text).toContain('наставник, учитель математики, с 20\u00a0ноября\u00a02026\u00a0г.');
    expect(card.text).toContain('Мессенджеры: не подключены');
    expect(card.text).toContain('Согласие на обработку данных: нет');
    expect(card.text).toContain('Приглашение действует до: 23\u00a0ноября\u00a02026\u00a0г., 12:00');
  });

  test('corrects a mistyped name, which starts with what is known', async () => {
    await menu('Люди');
    await opens('Снегирёв');
    expect((await irina.presses('Исправить имя')).text).toContain('→ Снегирёв');
    const session = (await irina.sees()).actions.find((one) => one.startsWith('f.send'))?.split(':')[1];
    await irina.forges(`f.edit:${session}:name`);
    await irina.says('данила');
    expect((await irina.presses('Отправить')).text).toContain('Снегирёв Данила Ильич');
  });

  test('names a stand-in from a day to a day, who then has that role', async () => {
    const denis = await connected(home, channel, 'Снегирёв Данила Ильич', 'staff');
    await menu('Люди');
    await opens('Ветрова');
    await irina.presses('Замещение');
    await irina.says('куратор');
    await irina.says('снегирев');
    expect((await irina.says('с 20 по 10')).text).toContain('Не получилось понять дни');
    await irina.says('с 20.11 по 25.11.2026');
    const done = await irina.presses('Отправить');
    expect(done.text).toContain('замещает: Ветрова Ирина Павловна');
    expect((await denis.starts()).menu).toContain('Люди');
    home.wait({ days: 6 });
    expect((await denis.starts()).menu).not.toContain('Люди');
  });

  test('cannot leave the school without a curator', async () => {
    await menu('Люди');
    await opens('Ветрова');
    await irina.presses('Завершить роль');
    await irina.presses('куратор');
    await irina.says('сегодня');
    expect((await irina.presses('Отправить')).text).toContain('единственный куратор');
  });

  test('ends a leaver’s roles with a day', async () => {
    await menu('Люди');
    await opens('Лугова');
    await irina.presses('Завершить роль');
    await irina.presses('Всё: человек уходит');
    expect((await irina.says('позавчера')).text).toContain('уже прошёл');
    await irina.says('завтра');
    expect((await irina.presses('Отправить')).text).toContain('Открытые этапы перейдут');
    home.wait({ days: 2 });
    expect((await menu('Люди')).text).not.toContain('Лугова');
  });

  test('unlinks a messenger of somebody it should not belong to', async () => {
    const wrong = await connected(home, channel, 'Озеров Пётр', 'mentor');
    await menu('Люди');
    await opens('Озеров');
    await irina.presses('Отключить');
    expect((await irina.presses('Отключить')).text).toContain('Мессенджеры: не подключены');
    expect((await wrong.starts()).text).toContain('Вход по приглашению');
  });

  test('changes one setting and leaves the others as they were', async () => {
    await menu('Настройки');
    await irina.presses('Изменить');
    const session = (await irina.sees()).actions.find((one) => one.startsWith('f.send'))?.split(':')[1];
    await irina.forges(`f.edit:${session}:zone`);
    await irina.says('омск');
    await irina.forges(`f.edit:${session}:terms`);
    expect((await irina.says('с начала года')).text).toContain('Нужны дни по порядку');
    await irina.says('01.09.2026–25.10.2026, 05.11.2026–27.12.2026');
    const saved = await irina.presses('Отправить');
    expect(saved.text).toContain('Омск (МСК+3)');
    expect(saved.text).toContain('01.09.2026–25.10.2026, 05.11.2026–27.12.2026');
    expect(saved.text).toContain('за дней до срока: 14, 7, 1');
  });

  test('is alone in that: a mentor who forges the buttons is refused', async () => {
    const mentor = await connected(home, channel, 'Журавлёва Нина', 'mentor');
    const forged = ['p.list:0', 'p.sheet', 'set', 'set.edit', 'p.add', 'p.file', 'p.more', `p.card:${newId()}`];
    for (const action of forged) expect((await mentor.forges(action)).text).toContain('доступно другой роли');
  });
});

describe('two schools', () => {
  let home: House;
  beforeAll(async () => {
    home = await openHouse();
  });
  afterAll(() => home.close());

  test('one person in both is one person, and looks at one at a time', async () => {
    const anna = await connected(home, 'vk', 'Лугова Анна Петровна', 'mentor', 'Школа № 5');
    const { token } = await invited(home, 'Лугова Анна', 'curator', 'Лицей № 2');
    expect((await anna.starts(token)).text).toContain('Лицей № 2');
    expect((await anna.presses('Да, это я')).text).toContain('Лицей № 2');
    await anna.presses('Даю согласие');
    const there = await anna.starts();
    expect(there.text).toContain('Лицей № 2');
    expect(there.menu).toContain('Люди');
    expect((await anna.presses('Перейти: Школа № 5')).text).toContain('Школа № 5');
    expect((await anna.starts()).menu).not.toContain('Люди');
    const people = await home.database.store.transaction({ as: 'system' }, (tx) => tx.people.where({}));
    expect(people).toHaveLength(1);
  });

  test('nobody of one becomes somebody else of the same one by a forwarded link', async () => {
    const petr = await connected(home, 'telegram', 'Озеров Пётр', 'mentor', 'Школа № 5');
    const { token } = await invited(home, 'Рябинин Олег', 'head', 'Школа № 5');
    await petr.starts(token);
    expect((await petr.presses('Да, это я')).text).toContain('уже подключён к другому человеку');
    const oleg = home.talker('vk');
    expect((await oleg.starts(token)).text).toContain('Вы —');
  });

  test('a curator of one finds nobody of the other', async () => {
    const irina = await connected(home, 'vk', 'Ветрова Ирина', 'curator', 'Школа № 5');
    const other = await connected(home, 'telegram', 'Снегирёв Денис', 'mentor', 'Лицей № 2');
    const account = await home.database.store.transaction(
      { as: 'system' },
      async (tx) => (await tx.accounts.where({ address: other.address }))[0],
    );
    const foreign = account?.personId ?? '';
    for (const action of [
      `p.card:${foreign}`,
      `p.invite:${foreign}`,
      `p.stand:${foreign}`,
      `p.end:${foreign}`,
      `p.unlink:${account?.id}`,
    ])
      expect((await irina.forges(action)).text).toContain('уже недоступно');
  });
});

/** How often the words stand in stored answers. */
async function said(home: House, words: string): Promise<number> {
  const rows: readonly unknown[] = await home.database.dataSource.query(
    'select id from forms where said::text ilike $1',
    [`%${words}%`],
  );
  return rows.length;
}

/** What the worker does with an upload once the file is read. */
async function read(home: House, talker: Talker, rows: Parameters<typeof receivePeople>[2]): Promise<string> {
  await home.database.store.transaction({ as: 'system' }, async (tx) => {
    const [upload] = await tx.uploads.where({ purpose: 'people', status: 'waiting' });
    if (!upload) throw new Error('no upload waits');
    const account = await tx.accounts.get(upload.accountId);
    const me = await whoIs(tx, account, home.now());
    if (typeof me === 'string') throw new Error(me);
    const ctx = {
      tx,
      now: home.now(),
      newId,
      account,
      links: testLinks,
      me,
      fill: () => Promise.reject(new Error('no form')),
      home: () => Promise.reject(new Error('no home')),
    };
    await tx.outbox.post({
      key: `test:${upload.id}`,
      lane: 'reply',
      to: { account: id<'account'>(account.id) },
      screen: await receivePeople(ctx, upload, rows),
    });
  });
  return (await talker.sees()).text;
}
