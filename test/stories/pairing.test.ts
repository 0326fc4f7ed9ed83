import { afterEach, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import { agrees, drafts, makes, onlyPair, type Pairing, paired, signs } from '../support/pairing.ts';

const open: { story?: Pairing } = {};
const begin = async (...given: Parameters<typeof paired>): Promise<Pairing> => {
  open.story = await paired(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

/** Days and numbers hold together. */
const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

const across = { leaders: 'vk', mentor: 'vk', mentee: 'telegram' } as const;

test('from a proposal to the order that ends it, a mentor in VK and a mentee in Telegram; nothing counts outside the dates', async () => {
  const { here, curator, head, mentor, mentee } = await begin(across);
  await makes(curator);
  expect(curator.sees()).toShow('Наставник: Лугова Анна Петровна', 'Состояние: черновик');
  await curator.presses('Предложить');
  expect(mentor.vk.sees()).toShow('Вам предлагают пару', 'Тема: Первые уроки', 'Да', 'Обсудить', 'Нет');
  // The other's card, by the privacy rule of the messenger.
  expect(mentee.telegram.sees()).toShow('Помогает: Цели и структура урока', 'Стаж: 12', 'А.\u00a0П.\u00a0Л.');
  expect(mentee.telegram.sees().whole).not.toContain('Лугова');

  await agrees(mentor.vk);
  expect(curator.sees()).toShow('отвечает: Да');
  await mentee.telegram.says('Мои пары');
  await mentee.telegram.presses('1');
  expect(await mentee.telegram.presses('Да')).toShow('нужно это согласие', 'Участие добровольное');
  expect(await mentee.telegram.presses('Даю согласие')).toShow('ждём приказа');
  expect(curator.sees()).toShow('Все согласны');
  expect(isInForce(await onlyPair(here), date('2026-10-05'))).toBe(false);

  await drafts(curator);
  await curator.presses('Отправить руководителю');
  await signs(head);
  const pair = await onlyPair(here);
  expect([pair.status, String(pair.inForceFrom), String(pair.inForceTo)]).toEqual([
    'in-force',
    '2026-10-01',
    '2027-05-31',
  ]);
  for (const phone of [mentor.vk, mentee.telegram])
    expect(phone.sees()).toShow(`Пара действует с ${nb('1 октября 2026')}`, nb('№ 17-н'));
  expect(isInForce(pair, date('2026-09-30'))).toBe(false);
  expect(isInForce(pair, date('2027-05-31'))).toBe(true);
  expect(isInForce(pair, date('2027-06-01'))).toBe(false);

  await here.until('2027-01-18T10:00:00+03:00');
  await curator.forges(`pair:${pair.id}`);
  await curator.presses('Завершить приказом');
  await curator.says('По инициативе наставника');
  await curator.presses('Пропустить');
  expect(await curator.says('завтра')).toShow(`Не раньше ${nb('21 января 2027')}`);
  await curator.says('22 января 2027');
  await curator.presses('Отправить');
  await curator.presses('Отправить руководителю');
  await signs(head, '3-н от 18.01.2027');
  expect(mentee.telegram.sees()).toShow(`Последний день: ${nb('22 января 2027')}`);
  const ended = await onlyPair(here);
  expect(isInForce(ended, date('2027-01-22'))).toBe(true);
  expect(isInForce(ended, date('2027-01-23'))).toBe(false);
});

test('«Обсудить» with a reason: the curator and the head read it, the other side does not', async () => {
  const { here, curator, head, mentor, mentee } = await begin({
    leaders: 'telegram',
    mentor: 'telegram',
    mentee: 'vk',
  });
  await makes(curator);
  await curator.presses('Предложить');
  await mentee.vk.presses('Обсудить');
  expect(await mentee.vk.says('Хотелось бы историка')).toShow('Ответ записан: Обсудить');
  expect(curator.sees()).toShow('Причина: Хотелось бы историка');
  const pair = await onlyPair(here);
  expect(await head.forges(`pair:${pair.id}`)).toShow('Причина: Хотелось бы историка');
  await mentor.telegram.forges(`pair.open:${pair.id}`);
  await mentor.telegram.forges(`pair:${pair.id}`);
  expect(mentor.telegram.transcript().join('\n')).not.toContain('историка');
  const members = await here.system((tx) => tx.members.where({ mentorshipId: pair.id }));
  expect(JSON.stringify(members)).not.toContain('историка');
  const forms = await here.system((tx) => tx.forms.where({ form: 'pair-talk' }));
  expect(forms).toEqual([]);
  // Withdrawal of consent takes the words out of the record, and nobody waits for an answer any more.
  await mentee.vk.forges('consent.withdraw.yes');
  expect(JSON.stringify(await here.system((tx) => tx.events.where({})))).not.toContain('историка');
  expect((await onlyPair(here)).status).toBe('dropped');
});

test('silence is reminded after three working days, after seven the curator is told to call', async () => {
  const { here, curator, mentor, mentee } = await begin({ leaders: 'vk', mentor: 'telegram', mentee: 'vk' });
  await makes(curator);
  await curator.presses('Предложить');
  await agrees(mentor.telegram);
  mentor.telegram.news();
  await here.until('2026-09-10T10:00:00+03:00');
  expect(mentee.vk.sees()).toShow('ждём ответа', 'Ответить');
  expect(mentor.telegram.news()).toEqual([]);
  await here.until('2026-09-16T10:00:00+03:00');
  expect(curator.sees()).toShow('Ответа нет, позвоните', 'Ким');
});

test('a missing consent is named, and no order is drafted until it is there', async () => {
  const { here, curator, mentor, mentee } = await begin({ leaders: 'vk', mentor: 'vk', mentee: 'vk' });
  await makes(curator);
  await curator.presses('Предложить');
  await agrees(mentor.vk);
  await agrees(mentee.vk);
  // Withdrawn before the order: what it means is said first.
  await mentor.vk.says('Мои данные');
  await mentor.vk.presses('Согласия');
  await mentor.vk.presses('Быть наставником');
  expect(await mentor.vk.presses('Отозвать')).toShow('Новых пар, где вы наставник, предлагать не будут');
  await mentor.vk.presses('Отозвать');
  expect(curator.sees()).toShow('отозвано согласие быть наставником', 'Лугова');
  await curator.forges('order.new');
  expect(curator.sees()).toShow('Пока нельзя', 'Лугова Анна Петровна: нет согласия «Быть наставником»');
  expect(curator.sees().buttons).not.toContain('Составить приказ');
  await curator.forges('order.make');
  expect(await here.system((tx) => tx.orders.where({}))).toEqual([]);
  await curator.forges('order.new');
  await curator.presses('Попросить согласия');
  expect(mentor.vk.sees()).toShow('нужно ваше согласие: Быть наставником');
  await mentor.vk.presses('Прочитать');
  await mentor.vk.presses('Даю согласие');
  await drafts(curator);
  expect(curator.sees()).toShow('Проект приказа составлен');
});

test('the head returns an order with a remark; where no head is in the bot the curator enters it', async () => {
  const { here, curator, head, mentor, mentee } = await begin({
    leaders: 'telegram',
    mentor: 'vk',
    mentee: 'telegram',
  });
  await makes(curator);
  await curator.presses('Предложить');
  await agrees(mentor.vk);
  await agrees(mentee.telegram);
  await drafts(curator);
  await curator.presses('Отправить руководителю');
  await head.says('/start');
  await head.presses('Утвердить приказ');
  await head.presses('Вернуть');
  await head.says('Нет даты отчёта');
  expect(curator.sees()).toShow('Замечание: Нет даты отчёта');
  await curator.presses('Открыть');
  await head.says('Мои данные');
  await head.presses('Отозвать согласие');
  await head.presses('Отозвать согласие');
  const [order] = await here.system((tx) => tx.orders.where({}));
  await curator.forges(`order:${order?.id}`);
  await curator.presses('Внести номер и дату');
  await curator.says('17-н от сегодня');
  expect((await onlyPair(here)).status).toBe('in-force');
  await curator.forges(`order:${order?.id}`);
  expect(curator.sees()).toShow('внесён куратором');
});
