import { afterAll, beforeAll, expect, test } from 'vitest';
import { guestsADay } from '#core/people/guest.ts';
import { newId } from '#db/new-id.ts';
import { type Member, type School, school } from '../support/school.ts';
import { announcesSession, lineNow, sessionNamed } from '../support/sessions.ts';

let here: School;
let curator: Member;
let expert: Member;
let anna: Member;
let boris: Member;
let vera: Member;
beforeAll(async () => {
  here = await school({ now: '2026-10-05T10:00:00+03:00' });
  curator = await here.member('Кораблёва Инна', 'curator', 'vk');
  expert = await here.member('Лугова Ольга', 'mentor', 'telegram');
  anna = await here.member('Арсеньева Анна', 'mentee', 'telegram', 'vk');
  boris = await here.member('Борисов Борис', 'mentee', 'vk');
  vera = await here.member('Вересова Вера', 'mentee', 'telegram');
});
afterAll(() => here.stop());

test('an expert announces a session, the seat is one tap away, and a freed seat goes to the first in line', async () => {
  await announcesSession(expert.telegram);
  expect(expert.telegram.sees()).toShow('Объявлено. Приглашений: 4');
  const session = await sessionNamed(here, 'Первый урок');

  // One tap from the announcement, in either messenger.
  expect(anna.vk.sees()).toShow('Встреча с экспертом', 'Кабинет 5', 'Лугова');
  expect(await anna.vk.presses('Записаться')).toShow('Место за вами');
  // And two from the menu.
  await boris.vk.says('Встречи с экспертами');
  expect(await boris.vk.presses('Записаться: 9\u00a0октября, Первый урок')).toShow('Место за вами');
  expect(await vera.telegram.presses('Записаться')).toShow('место в ней: 1');
  expect(await lineNow(here, session)).toEqual(['seated', 'seated', 'waiting']);

  // The list follows the messenger's rule on names.
  await expert.telegram.presses('Кто записан');
  expect(expert.telegram.sees()).toShow('Записано: 2 из 2', 'в очереди 1: ');
  expect(expert.telegram.sees().whole).not.toContain('Борисов');

  await boris.vk.presses('Отменить запись');
  expect(vera.telegram.sees()).toShow(
    'Освободилось место',
    'Место держится за вами до: пн, 5\u00a0октября\u00a02026\u00a0г., 12:',
  );
  expect(await lineNow(here, session)).toEqual(['seated', 'left', 'offered']);
  // Back to the end of the line: the seat is held for Vera.
  expect(await boris.vk.presses('Записаться')).toShow('место в ней: 1');
  await here.until('2026-10-05T12:30:00+03:00');
  expect(vera.telegram.sees()).toShow('Время ответа вышло');
  expect(boris.vk.sees()).toShow('Освободилось место');
  expect(await boris.vk.presses('Занять место')).toShow('Место за вами');
  expect(await vera.telegram.presses('Записаться')).toShow('место в ней: 1');
});

test('own sessions do not overlap: the other one is named', async () => {
  await announcesSession(curator.vk, { theme: 'Речь учителя', time: '15:30', experts: 'Кораблёва' });
  expect(await boris.vk.presses('Записаться')).toShow('В это время у вас другая встреча: «Первый урок»');
});

test('a move is told to everybody once, and the calendar takes the higher number', async () => {
  const session = await sessionNamed(here, 'Первый урок');
  await anna.vk.forges(`ses.card:${session.id}`);
  await anna.vk.presses('В календарь');
  expect((await anna.vk.downloads()).toString()).toContain('SEQUENCE:0');
  for (const phone of [anna.vk, anna.telegram, boris.vk]) phone.news();
  await expert.telegram.forges(`ses.edit:${session.id}`);
  await expert.telegram.presses('Изменить ответ');
  await expert.telegram.presses('3');
  await expert.telegram.says('9 октября 17:00');
  expect(await expert.telegram.presses('Отправить')).toShow('все узнают');
  expect(boris.vk.news().filter((one) => one.text.includes('изменилась'))).toHaveLength(1);
  expect(anna.vk.sees()).toShow('17:00–18:00');
  await anna.vk.presses('В календарь');
  expect((await anna.vk.downloads()).toString()).toContain('SEQUENCE:1');
});

test('a stranger with the link: name, consent, seat, and nothing else; a guest sees no more than what is open to them', async () => {
  await announcesSession(curator.vk, { theme: 'Голос', day: '13 октября', seats: '5', experts: 'Кораблёва' });
  const link = (await curator.vk.presses('Ссылка для плаката')).text;
  const [, payload = ''] = /start=(\S+)/.exec(link) ?? [];
  const guest = await here.stranger('Гостева', 'telegram');
  expect(await guest.telegram.starts(payload)).toShow('Голос', 'напишите фамилию, имя');
  expect(await guest.telegram.says('123')).toShow('Напишите фамилию и имя');
  expect(await guest.telegram.says('гостева мария')).toShow('Согласие на обработку');
  expect(await guest.telegram.presses('Даю согласие')).toShow('Место за вами');
  expect(guest.telegram.sees().menu).toEqual(['Встречи с экспертами', 'Мои данные']);
  const list = await guest.telegram.says('Встречи с экспертами');
  expect(list).toShow('Голос');
  expect(list.whole).not.toContain('Первый урок');
  // Known people come straight to the session.
  expect(await vera.telegram.starts(payload)).toShow('Голос', 'Записаться');

  const other = await here.stranger('Другова', 'vk');
  await other.vk.starts(payload);
  await other.vk.says('Другова Дарья Олеговна');
  expect(await other.vk.presses('Не даю')).toShow('имя стёрто');
  const session = await sessionNamed(here, 'Голос');
  expect(await lineNow(here, session)).toEqual(['seated']);
  // A link that has been passed around makes no thousands of strangers.
  await here.system(async (tx) => {
    const [one] = await tx.roles.where({ role: 'guest' });
    if (one) await tx.roles.add(...Array.from({ length: guestsADay }, () => ({ ...one, id: newId<'role'>() })));
  });
  const late = await here.stranger('Поздняя', 'vk');
  await late.vk.starts(payload);
  expect(await late.vk.says('Поздняя Полина')).toShow('слишком много людей');
  // A wrong link is as a wrong invitation.
  expect(await other.vk.starts(`s_${'x'.repeat(22)}`)).toShow('не подходит');
});

test('a day and an hour before people are reminded; afterwards one screen of attendance, one question, one goal', async () => {
  await here.until('2026-10-08T17:10:00+03:00');
  expect(boris.vk.sees()).toShow('Скоро встреча с экспертом', 'Первый урок');
  boris.vk.news();
  await here.until('2026-10-09T16:10:00+03:00');
  expect(boris.vk.news().filter((one) => one.text.includes('Скоро встреча'))).toHaveLength(1);
  await here.until('2026-10-09T18:10:00+03:00');
  expect(expert.telegram.sees()).toShow('Отметьте, кого не было');
  await expert.telegram.presses('Отметить');
  expect(expert.telegram.sees()).toShow('Отмечено пришедших: 2 из 2');
  await expert.telegram.presses('✓ А.\u00a0П.\u00a0А.');
  expect(expert.telegram.sees()).toShow('Отмечено пришедших: 1 из 2');
  expect(await expert.telegram.presses('Готово')).toShow('Пришли: 1 из 2');

  expect(boris.vk.sees()).toShow('Была ли встреча полезной?');
  await boris.vk.presses('Полезна');
  await boris.vk.presses('Записать цель');
  await boris.vk.says('Проведу урок в новой форме');
  expect(await boris.vk.says('16 октября')).toShow('Цель записана');
  await here.until('2026-10-16T09:10:00+03:00');
  expect(boris.vk.sees()).toShow('Сегодня срок цели', 'Проведу урок');
  // Nobody has said who came to the other one: whoever led it reads so in the morning's digest.
  expect(curator.vk.news().map((one) => one.text)).toContainEqual(
    expect.stringContaining('Отметить, кто пришёл: Голос'),
  );
  expect(await boris.vk.presses('Сделано')).toShow('Ответ записан');
  const session = await sessionNamed(here, 'Первый урок');
  expect(await curator.vk.forges(`ses.sum:${session.id}`)).toShow(
    'Пришли: 1 из 2',
    'Отзывов: 1 из 1 (полезна: 1',
    'Целей: 1 из 1 (сделано: 1',
  );
});

test('two who met twice go to the curator once, with the pair form half filled in', async () => {
  await announcesSession(expert.telegram, { theme: 'Второй урок', day: '23 октября' });
  await boris.vk.presses('Записаться');
  await here.until('2026-10-23T16:10:00+03:00');
  await expert.telegram.presses('Отметить');
  await expert.telegram.presses('Готово');
  expect(curator.vk.sees()).toShow('встречались дважды. Предложить пару?');
  expect(await curator.vk.presses('Предложить пару')).toShow('Форма: кто с кем?');
});

test('a session that is called off is told to all, and whoever withdraws frees the seat for the next in line', async () => {
  await announcesSession(expert.telegram, { theme: 'Третий урок', day: '6 ноября', seats: '1' });
  await vera.telegram.presses('Записаться');
  await boris.vk.presses('Записаться');
  await vera.telegram.forges('consent.withdraw.yes');
  await here.until('2026-10-26T10:00:00+03:00');
  expect(boris.vk.sees()).toShow('Освободилось место');
  await boris.vk.presses('Занять место');
  const session = await sessionNamed(here, 'Третий урок');
  await expert.telegram.forges(`ses.cancel:${session.id}`);
  await expert.telegram.presses('Отменить встречу');
  expect(boris.vk.sees()).toShow('Встреча отменена: Третий урок');
  expect(await boris.vk.presses('Убрать из календаря')).toShow('уйдёт из календаря');
  expect((await boris.vk.downloads()).toString()).toContain('STATUS:CANCELLED');
});
