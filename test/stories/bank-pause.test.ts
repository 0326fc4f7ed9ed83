import { expect, test } from 'vitest';
import { enters, mentorAnswers, opensCard } from '../support/bank.ts';
import { staffed } from '../support/in-force.ts';
import { textOf, through } from '../support/news.ts';

test('the end of a mentor’s pause is told to the mentor alone, who may stay paused; the bank’s card shows it', async () => {
  const { here, curator, head } = await staffed('telegram', { now: '2026-09-07T10:00:00+03:00' });
  const anna = await here.member('Лугова Анна Петровна', 'mentor', 'vk');
  await enters(here, anna, 'mentor', mentorAnswers);
  await anna.vk.says('Моя карточка');
  await anna.vk.presses('Не сейчас');
  expect(await anna.vk.presses('На месяц')).toShow('Пауза до 7\u00a0октября');
  for (const phone of [anna.vk, curator.telegram, head.telegram]) phone.news();
  const told = () =>
    anna.vk
      .news()
      .map(textOf)
      .filter((text) => text.includes('Пауза закончилась'));

  await through(here, '2026-10-09T12:00:00+03:00');
  expect(told()).toHaveLength(1);
  for (const phone of [curator.telegram, head.telegram])
    expect(phone.news().filter(({ text }) => text.includes('Пауза'))).toEqual([]);
  expect(await opensCard(curator.telegram, 'Наставники', 1)).toShow('Пауза закончилась: 7\u00a0октября');
  await anna.vk.presses('Ещё не сейчас');
  expect(await anna.vk.presses('На месяц')).toShow('Пауза до 9\u00a0ноября');
  expect((await opensCard(curator.telegram, 'Наставники', 1)).text).not.toContain('Пауза закончилась');
  anna.vk.news();

  await through(here, '2026-11-13T12:00:00+03:00');
  expect(told()).toHaveLength(1);
  await here.stop();
});
