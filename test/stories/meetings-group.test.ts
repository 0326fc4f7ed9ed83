import { afterEach, expect, test } from 'vitest';
import { type Met, meetingsOf, met, pairs } from '../support/meetings.ts';
import type { Seen } from '../support/story-phone.ts';

const open: { story?: Met } = {};
const begin = async (...given: Parameters<typeof met>): Promise<Met> => {
  open.story = await met(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const heading = ({ text }: Seen): string => text.split('\n')[0] ?? '';

test('a group of three picks one of several hours; who cannot come is not expected; two meetings do not overlap silently', async () => {
  const { here, mentor, mentee } = await begin({ curator: 'vk', mentor: 'vk', mentee: 'telegram' });
  const third = await here.member('Мельников Артём Денисович', 'mentee', 'vk');
  await pairs(here, [mentor], [mentee, third], { kinds: ['group'] });
  const [leader, first, second] = [mentor.vk, mentee.telegram, third.vk];

  await leader.says('Встречи');
  await leader.presses('Группа, ');
  await leader.presses('Варианты и место');
  expect(await leader.says('завтра в 15:30 или в четверг в 16:00')).toShow('Как?');
  await leader.presses('Онлайн');
  expect(await leader.says('Ссылка придёт в чат')).toShow('Предложение отправлено', 'онлайн, Ссылка придёт в чат');
  await here.settle();
  expect(first.sees()).toShow('[ср\u00a007.10, 15:30] [чт\u00a008.10, 16:00]', '[Не смогу]');
  expect(await first.presses('чт')).toShow('Встреча назначена.');
  await here.settle();
  expect(heading(leader.sees())).toBe('Встреча назначена');
  second.news();
  expect(await second.presses('ср')).toShow('Это время уже не предлагают');
  await here.settle();
  await second.says('Встречи');
  await second.presses('1');
  expect(await second.presses('Не смогу')).toShow('Записано: вас не ждут', 'не сможет');
  await here.settle();
  expect(heading(leader.sees())).toBe('Не сможет: Мельников Артём Денисович');

  await leader.says('Встречи');
  await leader.presses('Ким Олег Игоревич');
  expect(await leader.says('в четверг в 16:20')).toShow('В это время у вас встреча', '[Всё равно] [Другое время]');
  expect(await leader.presses('Другое время')).toShow('Когда?');
  await leader.says('в четверг в 16:20');
  expect(await leader.presses('Всё равно')).toShow('Предложение отправлено');
  await here.settle();
  expect(await first.presses('Подходит')).toShow('В это время у вас встреча', 'Всё равно согласиться?');
  expect(await first.presses('Всё равно')).toShow('Встреча назначена.');

  [leader, first, second].map((one) => one.news());
  await here.until('2026-10-08T15:00:05+03:00');
  expect(leader.news().map(heading)).toEqual(['Встреча через час', 'Сегодня встреча']);
  expect(second.news()).toEqual([]);
  await leader.says('Встречи');
  await leader.presses('1');
  await leader.presses('Отменить');
  expect(await leader.presses('Да, отменить')).toShow('Состояние: отменена');
  await here.settle();
  expect(first.news().map(heading)).toContain('Встреча отменена');
  expect(second.news()).toEqual([]);
});

test('a schedule is shown before it is made, answered with one tap, and the rest of it is called off with two', async () => {
  const { here, curator, mentor, mentee, pair } = await begin({ curator: 'vk', mentor: 'telegram', mentee: 'vk' });
  const [leader, other] = [mentor.telegram, mentee.vk];
  await leader.says('Встречи');
  await leader.presses('Предложить встречу');
  await leader.presses('По расписанию');
  expect(await leader.says('иногда')).toShow('Не получилось понять расписание');
  expect(await leader.says('по вторникам в 15:00 до декабря')).toShow(
    'Расписание: по вторникам в 15:00',
    'октябрь 2026: 13, 20',
    'ноябрь 2026: 10, 17, 24',
    'Встреч: 5',
    'Пропущены выходные и каникулы: 2',
  );
  expect(await meetingsOf(here)).toEqual([]);
  expect(await leader.presses('Предложить')).toShow('Расписание предложено, встреч: 5');
  await leader.forges(`m.make:${pair.id}:2.1500.20261130`);
  expect(leader.sees()).toShow('Такое расписание уже предложено');
  expect(await meetingsOf(here)).toHaveLength(5);
  await here.settle();
  expect(other.news().map(heading)).toHaveLength(1);
  expect(await other.presses('Подходит')).toShow('Встреч назначено: 5.');
  await here.settle();
  expect(leader.sees()).toShow('Расписание принято', 'октябрь 2026: 13, 20');
  await leader.presses('Всё в календарь');
  expect((await leader.downloads()).toString('utf8').match(/BEGIN:VEVENT/g)).toHaveLength(5);

  await here.until('2026-10-13T15:45:05+03:00');
  await here.until('2026-10-14T09:00:05+03:00');
  expect(other.sees()).toShow('Состоялась ли встреча');
  leader.news();
  expect(await leader.presses('Нет')).toShow('Записано: встреча не состоялась');
  other.news();
  await leader.says('Встречи');
  await leader.presses('2');
  await leader.presses('Все следующие');
  await leader.presses('Новое расписание');
  expect(await leader.says('по средам в 16:00 до 12 ноября')).toShow(
    'октябрь 2026: 21',
    'ноябрь 2026: 11',
    'Встреч: 2',
  );
  await leader.presses('Предложить');
  await here.settle();
  const ahead = (await meetingsOf(here)).filter((one) => one.status === 'proposed');
  expect(ahead.map((one) => one.version)).toEqual([2, 2]);
  await other.presses('Подходит');
  await other.presses('Все следующие');
  await other.presses('Отменить все');
  expect(await other.presses('Да, отменить')).toShow('Отменено встреч: 2');
  await here.settle();
  expect((await leader.downloads()).toString('utf8')).toMatch(/METHOD:CANCEL/);

  await here.until('2026-10-22T09:00:05+03:00');
  expect(curator.sees()).toShow('Пары без встреч три недели: 1');
  await curator.presses('Кто давно не встречался');
  expect(curator.sees()).toShow('Встреч ещё не было, пара действует с 1\u00a0октября');
  expect(await curator.presses('Спросить: 1')).toShow('Спросили.');
  expect(await curator.presses('Спросить: 1')).toShow('на этой неделе уже спрашивали');
  await here.settle();
  await leader.presses('Всё хорошо');
  await other.presses('Нужна помощь');
  await here.settle();
  expect(curator.sees()).toShow('Ким Олег Игоревич: нужна помощь в паре');
  await curator.forges('m.silent');
  expect(curator.sees()).toShow('Лугова Анна Петровна: Всё хорошо', 'Ким Олег Игоревич: Нужна помощь');
  await curator.forges(`pair:${pair.id}`);
  expect(curator.sees()).toShow('Встреч состоялось: 0');
});
