import { expect, test } from 'vitest';
import { answers, campaignOf, launches, mentors, published } from '../support/campaigns.ts';
import { textOf, through } from '../support/news.ts';
import { school } from '../support/school.ts';

test('the last day of a campaign is moved: who has not answered is told once on either messenger, and reminded of the new day', async () => {
  const here = await school({ now: '2026-11-09T10:00:00+03:00' });
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', 'telegram');
  const [quick] = await mentors(here, 1, 'telegram', 'Лугова');
  const [slow] = await mentors(here, 1, 'vk', 'Озерова');
  const phone = curator.telegram;
  await launches(phone, await published(here));
  await answers(quick.telegram);
  for (const one of [quick.telegram, slow.vk]) one.news();
  const campaign = await campaignOf(here);
  await phone.forges(`c.card:${campaign.id}`);
  expect(await phone.presses('Перенести срок')).toShow('Сейчас последний день: 16\u00a0ноября');
  expect(await phone.says('вчера')).toShow('Эта дата уже прошла');
  expect(await phone.says('13 ноября')).toShow('16\u00a0ноября\u00a02026\u00a0г. → 13\u00a0ноября');
  expect(slow.vk.news().map(textOf)).toEqual([
    'Опрос: Как прошла программа\nПоследний день изменился, теперь ответы ждут до: 13 ноября 2026 г.\nОтветы увидят: куратор и руководитель школы.',
  ]);
  expect(quick.telegram.news()).toEqual([]);
  await phone.forges(`c.move:${campaign.id}`);
  expect(await phone.says('13.11')).toShow('Последний день остался прежним');
  expect(slow.vk.news()).toEqual([]);

  await through(here, '2026-11-12T12:00:00+03:00');
  expect(slow.vk.news().filter(({ text }) => text.includes('Опрос:'))).toHaveLength(2);
  await phone.forges(`c.move:${campaign.id}`);
  await phone.says('20 ноября');
  expect(slow.vk.news()).toHaveLength(1);
  // Halfway, the eve and the day itself, of the longer campaign: none of them was said before.
  await through(here, '2026-11-20T12:00:00+03:00');
  const days = slow.vk
    .news()
    .map(textOf)
    .filter((text) => text.includes('Опрос:'));
  expect(days.map((text) => /· (\d+ ноября)/.exec(text)?.[1])).toEqual(['13 ноября', '19 ноября', '20 ноября']);
  expect(await slow.vk.presses('Начать')).toShow('Была ли программа полезной?');
  expect(quick.telegram.news().filter(({ text }) => text.includes('Опрос:'))).toEqual([]);

  await phone.forges(`c.move:${campaign.id}`);
  await through(here, '2026-11-23T12:00:00+03:00');
  expect(await phone.says('30 ноября')).toShow('Опрос уже закрыт, срок не переносится');
  expect(await phone.forges(`c.move:${campaign.id}`)).toShow('Опрос уже закрыт, срок не переносится');
  expect((await campaignOf(here)).closesOn.toString()).toBe('2026-11-20');
  await here.stop();
});
