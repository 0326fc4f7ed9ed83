import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { byTurns } from '../support/by-turns.ts';
import { approves, sendsRoadmap } from '../support/curating.ts';
import { inForce, ordinaryMap, staffed } from '../support/in-force.ts';
import { daysOf, numberOf, textOf, through } from '../support/news.ts';

const bank = 'Собрать банк наставляемых';

describe.each(channels)('in %s: what a person does with a reminder', (on) => {
  const test = byTurns(channels, on);
  test('«tomorrow», «in a week» and «on the day» each put off to their day, and closing ends it', async () => {
    const { here, psychologist } = await inForce(on);
    const phone = psychologist[on];
    await here.until('2026-10-01T09:00:00+03:00');
    expect(await phone.presses('Напомнить завтра')).toShow('Напомню позже: 2');
    phone.news();
    await through(here, '2026-10-02T12:00:00+03:00');
    expect(daysOf(phone, bank)).toEqual(['2 октября 2026 г.']);
    await phone.presses('Через неделю');
    await through(here, '2026-10-09T12:00:00+03:00');
    expect(daysOf(phone, bank)).toEqual(['9 октября 2026 г.']);
    await phone.presses('Напомнить в день срока');
    await through(here, '2026-10-15T12:00:00+03:00');
    expect(daysOf(phone, bank)).toEqual(['15 октября 2026 г.']);
    expect(phone.sees().buttons).not.toContain('Напомнить в день срока');
    await phone.presses('Закрыть');
    expect(await phone.says('Банк собран, приказ № 31')).toShow('Этап закрыт.', 'приказ №\u00a031');
    await through(here, '2026-11-20T12:00:00+03:00');
    expect(daysOf(phone, bank)).toEqual([]);
    await here.stop();
  });

  test('skipped it is silent, opened again it speaks again', async () => {
    const { here, curator, psychologist } = await inForce(on);
    await here.until('2026-10-01T09:00:00+03:00');
    psychologist[on].news();
    await curator[on].says('План года');
    await curator[on].presses('1');
    await curator[on].presses('Пропустить этап');
    await curator[on].says('В этом году новых учителей нет');
    expect(curator[on].sees()).toShow('Этап пропущен');
    await through(here, '2026-10-09T12:00:00+03:00');
    expect(daysOf(psychologist[on], bank)).toEqual([]);
    await curator[on].presses('Открыть заново');
    await through(here, '2026-10-15T12:00:00+03:00');
    expect(daysOf(psychologist[on], bank)).toEqual(['9 октября 2026 г.', '14 октября 2026 г.', '15 октября 2026 г.']);
    await here.stop();
  });

  test('a request that has come gets its date, and is reminded of like anything else', async () => {
    const { here, curator } = await inForce(on);
    const phone = curator[on];
    await phone.says('Дорожная карта');
    await phone.presses('Этапы');
    await phone.presses('5');
    await phone.presses('Зарегистрировать запрос');
    await phone.says('Управление образования просит число пар');
    expect(await phone.says('10 сентября')).toShow('Запрос: Управление образования просит число пар');
    phone.news();
    await through(here, '2026-09-11T12:00:00+03:00');
    expect(daysOf(phone, 'Ответить на запросы')).toEqual([
      '27 августа 2026 г.',
      '3 сентября 2026 г.',
      '9 сентября 2026 г.',
      '10 сентября 2026 г.',
      '11 сентября 2026 г.',
    ]);
    await here.stop();
  });
});

test('a date moved ten times brings reminders of the last one only', async () => {
  const { here, psychologist, curator } = await inForce('telegram');
  const phone = psychologist.telegram;
  await here.until('2026-10-01T09:00:00+03:00');
  await phone.presses('Перенести срок');
  for (let round = 1; round <= 10; round++) {
    if (round > 1) {
      await phone.presses('Карточка');
      await phone.presses('Перенести срок');
    }
    await phone.says(`${round + 9} декабря`);
    await phone.says(`Причина ${round}`);
  }
  expect(phone.sees()).toShow('Срок перенесён', '19');
  const told = curator.telegram.news().map(textOf);
  expect(told.filter((text) => text.includes('Изменение внесено: Озерова') || text.includes('М. Л. О.'))).toHaveLength(
    10,
  );
  phone.news();
  await through(here, '2026-12-18T12:00:00+03:00');
  expect(daysOf(phone, bank)).toEqual(['4 декабря 2026 г.', '11 декабря 2026 г.', '18 декабря 2026 г.']);
  await here.stop();
});

test('overdue: the assignee at once, the curator after a week, the head after two, then the curator every week', async () => {
  const { here, curator, head, psychologist } = await inForce('vk');
  await here.until('2026-10-15T12:00:00+03:00');
  for (const one of [curator, head, psychologist]) one.vk.news();
  await through(here, '2026-11-19T12:00:00+03:00');
  expect(daysOf(psychologist.vk, bank)).toEqual(['16 октября 2026 г.', '22 октября 2026 г.', '29 октября 2026 г.']);
  expect(daysOf(curator.vk, bank)).toEqual([
    '22 октября 2026 г.',
    '29 октября 2026 г.',
    '5 ноября 2026 г.',
    '12 ноября 2026 г.',
    '19 ноября 2026 г.',
  ]);
  expect(daysOf(head.vk, bank)).toEqual(['29 октября 2026 г.']);
  await here.stop();
});

test('whoever is not connected: the curator hears with the invitation at hand, and once connected they hear themselves', async () => {
  const { here, curator, head } = await staffed('vk');
  const map = ordinaryMap('Кротова Светлана Юрьевна').toString().replace('Постоянно', 'до 30 сентября 2026');
  const keeper = await here.unconnected('Кротова Светлана Юрьевна', 'staff');
  await sendsRoadmap(curator.vk, Buffer.from(map), 'карта.txt');
  await approves(head.vk);
  await here.until('2026-09-16T09:00:00+03:00');
  expect(curator.vk.sees()).toShow('Рассказывать о наставничестве', 'Напоминание не доходит: Кротова');
  expect(await curator.vk.presses(`${numberOf(curator.vk, 'Рассказывать')}. Пригласить`)).toShow(
    'Приглашение: Кротова',
    'Код: ',
  );
  const [code = ''] = curator.vk.sees().text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/) ?? [];
  const guest = await here.stranger('Кротова', 'telegram');
  await guest.telegram.says(code);
  await guest.telegram.presses('Да, это я');
  await guest.telegram.presses('Даю согласие');
  curator.vk.news();
  await through(here, '2026-09-23T12:00:00+03:00');
  expect(daysOf(guest.telegram, 'Рассказывать о наставничестве')).toEqual([
    '16 сентября 2026 г.',
    '23 сентября 2026 г.',
  ]);
  expect(daysOf(curator.vk, 'Рассказывать о наставничестве')).toEqual([]);
  expect(keeper.surname).toBe('Кротова');
  await here.stop();
});

test('a stage of nobody comes to the curator, who names somebody from the reminder', async () => {
  const { here, curator, head } = await staffed('telegram');
  const map = ordinaryMap().toString().replace('педагог-психолог', 'отдел кадров');
  await sendsRoadmap(curator.telegram, Buffer.from(map), 'карта.txt');
  await approves(head.telegram);
  await here.until('2026-10-01T09:00:00+03:00');
  const digest = curator.telegram.sees();
  expect(digest).toShow(bank, 'Ответственный не назначен.');
  await curator.telegram.presses(`${numberOf(curator.telegram, bank)}. Назначить`);
  expect(curator.telegram.sees()).toShow(bank, 'Ответственные: не назначены');
  await curator.telegram.presses('роль: педагог-психолог');
  expect(await curator.telegram.presses('Готово')).toShow('Ответственные: педагог-психолог');
  await here.stop();
});

test('a stand-in hears in place of the person, only on the days of the stand-in', async () => {
  const { here, curator, psychologist } = await inForce('telegram');
  const standIn = await here.member('Сомова Вера Ильинична', 'staff', 'vk');
  await curator.telegram.says('Люди');
  await curator.telegram.presses(numberOf(curator.telegram, '.*педагог-психолог'));
  await curator.telegram.presses('Замещение');
  await curator.telegram.presses('педагог-психолог');
  const other = curator.telegram.sees().buttons.find((label) => label.endsWith('В.\u00a0И.\u00a0С.')) ?? '';
  await curator.telegram.presses(other);
  await curator.telegram.says('с 5 по 9 октября');
  await curator.telegram.presses('Отправить');
  expect(curator.telegram.sees()).toShow('Замещение записано');
  psychologist.telegram.news();
  await through(here, '2026-10-05T09:00:00+03:00');
  await through(here, '2026-10-15T12:00:00+03:00');
  expect(daysOf(psychologist.telegram, bank)).toEqual([
    '1 октября 2026 г.',
    '14 октября 2026 г.',
    '15 октября 2026 г.',
  ]);
  expect(daysOf(standIn.vk, bank)).toEqual(['5 октября 2026 г.', '8 октября 2026 г.']);
  await here.stop();
});

test('a leaver is reminded up to the last day; then what is open goes to the curator, who is told', async () => {
  const { here, curator, head } = await staffed('vk');
  const leaver = await here.member('Сомова Вера Ильинична', 'staff', 'vk');
  const map = Buffer.from(ordinaryMap().toString().replaceAll('педагог-психолог', 'Сомова В. И.'));
  await sendsRoadmap(curator.vk, map, 'карта.txt');
  await approves(head.vk);
  await here.until('2026-10-01T09:00:00+03:00');
  await curator.vk.says('Люди');
  await curator.vk.presses(numberOf(curator.vk, 'Сомова'));
  await curator.vk.presses('Завершить');
  if (curator.vk.sees().text.includes('Что завершается')) await curator.vk.presses('сотрудник');
  await curator.vk.says('8 октября');
  await curator.vk.presses('Отправить');
  for (const one of [curator, leaver]) one.vk.news();
  await here.until('2026-10-08T09:00:00+03:00');
  expect(daysOf(leaver.vk, bank)).toEqual(['8 октября 2026 г.']);
  await here.until('2026-10-09T03:30:00+03:00');
  await here.night();
  await here.until('2026-10-09T08:00:00+03:00');
  expect(curator.vk.sees()).toShow('Роли завершены: ', 'Этапов перешло куратору: 2');
  await through(here, '2026-10-15T12:00:00+03:00');
  expect(daysOf(leaver.vk, bank)).toEqual([]);
  expect(daysOf(curator.vk, bank)).toEqual(['9 октября 2026 г.', '14 октября 2026 г.', '15 октября 2026 г.']);
  await here.stop();
});
