import { describe, expect } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { byTurns } from '../support/by-turns.ts';
import { answers, campaignOf, launches, mentors, published, wordsAnywhere } from '../support/campaigns.ts';
import { inForce } from '../support/in-force.ts';
import { textOf, through } from '../support/news.ts';
import { school } from '../support/school.ts';

describe.each(channels)('in %s', (channel) => {
  const test = byTurns(channels, channel);
  test('a campaign under names, from launch to results and picture', async () => {
    const here = await school({ now: '2026-11-09T10:00:00+03:00' });
    const curator = await here.member('Ветрова Ирина Павловна', 'curator', channel);
    const [first, second, third] = await mentors(here, 3, channel);
    await here.unconnected('Тихий Пётр Ильич', 'mentor');
    const ref = await published(here);
    const phone = curator[channel];
    await phone.presses('Опросы');
    const started = await launches(phone, ref);
    expect(started).toShow('Опрос начат, приглашения отправлены: 3', 'Не подключены: 1');
    expect(first[channel].sees()).toShow('Опрос: Как прошла программа', 'Вопросов: 4', 'Ответы увидят: куратор');
    expect(await answers(first[channel])).toShow('Спасибо, ответ принят');
    expect(first[channel].sees().text).not.toContain('Уроки');
    await answers(second[channel], {
      useful: 'Нет',
      mark: '2',
      area: 'Беседы',
      words: '=HYPERLINK("http://x")',
    });
    await phone.forges('c.list:0');
    expect(phone.sees()).toShow('ответов: 2 из 3');
    await phone.presses('1');
    expect(phone.sees()).toShow('Ответов: 2 из 3');
    expect(await phone.presses('Кто не ответил')).toShow('Не ответили: 1');
    expect(await phone.presses('Напомнить тем, кто не ответил')).toShow('Напоминание отправлено: 1');
    expect(third[channel].sees()).toShow('Ваш ответ ещё ждут');
    expect(await phone.presses('Напомнить тем, кто не ответил')).toShow('Сегодня об этом опросе уже напоминали');
    await phone.forges('c.list:0');
    await phone.presses('1');
    expect(await phone.presses('Итоги')).toShow('Да: 1 из 2 (50\u00a0%)', 'Среднее: 3,5 из 5, ответов: 2');
    expect(phone.sees().buttons).not.toContain('Назад');
    expect(await phone.presses('Дальше')).toShow('HYPERLINK', 'Пропустили: 1');
    await phone.presses('Картинка');
    expect((await phone.downloads()).subarray(1, 4).toString()).toBe('PNG');
    expect(await phone.presses('Excel')).toShow('ответов: 2 из 3');
    await here.stop();
  });

  test('an anonymous campaign: only who has answered is seen until it is closed, and whose an answer is never', async () => {
    const here = await school({ now: '2026-11-09T10:00:00+03:00' });
    const curator = await here.member('Ветрова Ирина Павловна', 'curator', channel);
    const asked = await mentors(here, 4, channel);
    const phone = curator[channel];
    const ref = await published(here);
    await expect(launches(phone, ref, { anonymous: true })).rejects.toThrow('Запустить');
    expect(phone.sees()).toShow('Анонимному опросу нужно участников: 5, а здесь: 4');
    const [fifth] = await mentors(here, 1, channel, 'Верхова');
    await phone.presses('Изменить ответ');
    await phone.presses('Проверить и отправить');
    await phone.presses('Отправить');
    expect(await phone.presses('Запустить')).toShow('приглашения отправлены: 5');
    const everybody = [...asked, fifth];
    for (const [index, one] of everybody.entries()) {
      expect(one[channel].sees()).toShow('Опрос анонимный', 'не меньше пяти');
      if (index < 4) expect(await answers(one[channel], { words: `Канарейка${index}` })).toShow('черновик удалён');
    }
    await fifth[channel].presses('Начать');
    await fifth[channel].presses('Нет');
    await phone.forges('c.list:0');
    expect(await phone.presses('1')).toShow('Ответов: 4 из 5', 'откроются после закрытия');
    expect(phone.sees().buttons).not.toContain('Итоги');
    const campaign = await campaignOf(here);
    expect(await phone.forges(`c.results:${campaign.id}:0`)).toShow('Итогов пока нет');
    expect(await phone.forges(`c.xlsx:${campaign.id}`)).toShow('Итогов пока нет');
    await fifth[channel].presses('1');
    await fifth[channel].presses('Беседы');
    await fifth[channel].presses('Готово');
    await fifth[channel].says('Канарейка4');
    expect(await wordsAnywhere(here, 'Канарейка4')).toEqual(['forms']);
    await fifth[channel].presses('Отправить');
    expect(await wordsAnywhere(here, 'Канарейка')).toEqual(['boxes']);
    await phone.forges('c.list:0');
    await phone.presses('1');
    await phone.presses('Закрыть опрос');
    expect(await phone.presses('Да, закрыть')).toShow('Опрос закрыт', 'Ответов: 5 из 5');
    expect(await phone.presses('Итоги')).toShow('Да: 4 из 5 (80\u00a0%)', 'Среднее: 4,2 из 5');
    await phone.presses('Дальше');
    const shown = await phone.presses('Ответы на 4');
    expect([...shown.text.matchAll(/— Канарейка(\d)/g)].map(([, n]) => n)).toEqual(['0', '1', '2', '3', '4']);
    expect(shown.text).not.toMatch(/Лугова|Озерова|Верхова/);
    expect(await fifth[channel].forges(`c.answer:${campaign.id}`)).toShow('уже принят');
    await here.stop();
  });

  test('a campaign of a stage: those who have not answered are reminded, nobody else, and its end closes the stage in one tap', async () => {
    const { here, curator } = await inForce(channel, { now: '2026-09-14T08:30:00+03:00' });
    const phone = curator[channel];
    const [quick, slow] = await mentors(here, 2, channel);
    const ref = await published(here);
    expect(await launches(phone, ref, { stage: '2. Собрать' })).toShow('Этап: 2. Собрать банк');
    await answers(quick[channel]);
    await slow[channel].presses('Начать');
    await slow[channel].presses('Да');
    for (const one of [quick, slow]) one[channel].news();
    await through(here, '2026-09-21T12:00:00+03:00');
    expect(quick[channel].news().filter(({ text }) => text.includes('Опрос:'))).toEqual([]);
    const reminded = slow[channel].news().filter(({ text }) => text.includes('Опрос: Как прошла программа'));
    expect(reminded.map(({ text }) => /· (\d+ сентября)/.exec(text.replaceAll('\u00a0', ' '))?.[1])).toEqual([
      '17 сентября',
      '18 сентября',
      '21 сентября',
    ]);
    expect(reminded[0]?.buttons).toContain('Продолжить');
    await phone.says('План года');
    expect(phone.sees()).toShow('сентябрь');
    const campaign = await campaignOf(here);
    expect(await phone.forges(`occ:${campaign.occurrenceId}`)).toShow('Опрос: ответов 1 из 2');
    expect(phone.sees().buttons).toContain('Опрос');
    phone.news();
    await through(here, '2026-09-22T12:00:00+03:00');
    const over = phone.news().map(textOf).join('\n');
    expect(over).toContain('Опрос завершён: Как прошла программа\nОтветов: 1 из 2');
    expect(await slow[channel].presses('3')).toShow('уже закрыт');
    expect(await phone.presses('Итоги')).toShow('завершён');
    expect(await phone.presses('Закрыть этап')).toShow('Этап закрыт', 'Опрос проведён, ответов: 1 из 2');
    expect(await phone.forges(`c.stage:${campaign.id}`)).toShow('уже закрыто');
    await here.stop();
  });

  test('two campaigns at once keep their answers apart; whoever withdraws consent is counted no longer', async () => {
    const here = await school({ now: '2026-11-09T10:00:00+03:00' });
    const curator = await here.member('Ветрова Ирина Павловна', 'curator', channel);
    const [first, second] = await mentors(here, 2, channel);
    const phone = curator[channel];
    await launches(phone, await published(here, 'Про уроки'));
    await launches(phone, await published(here, 'Про беседы'));
    const duties = await first[channel].says('/menu');
    expect(duties).toShow('Опрос: Про уроки', 'Опрос: Про беседы');
    await first[channel].presses('Начать: Про уроки');
    await first[channel].presses('Да');
    await first[channel].says('/menu');
    await first[channel].presses('Начать: Про беседы');
    await first[channel].presses('Нет');
    await first[channel].presses('2');
    await first[channel].says('/menu');
    expect(await first[channel].presses('Продолжить: Про уроки')).toShow('Про уроки', 'Оцените её в целом');
    await first[channel].presses('4');
    await first[channel].presses('Уроки');
    await first[channel].presses('Готово');
    await first[channel].presses('Пропустить');
    await first[channel].presses('Отправить');
    await second[channel].presses('Начать');
    await second[channel].presses('Да');
    await second[channel].says('Мои данные');
    await second[channel].presses('Отозвать');
    await second[channel].presses(second[channel].sees().buttons.find((label) => label.startsWith('Да')) ?? 'Отозвать');
    const rows = await here.system(async (tx) => ({
      responses: (await tx.responses.where({})).map(({ said }) => [said.useful?.text, said.mark?.text]),
      parts: (await tx.participants.where({})).map(({ personId, answered }) => [personId, answered]),
      drafts: (await tx.forms.where({ form: 'survey' })).map(({ personId }) => personId),
    }));
    expect(rows.responses).toEqual([['yes', '4']]);
    expect(rows.parts.map(([person]) => person)).toEqual([first.person.id, first.person.id]);
    expect(rows.drafts).toEqual([first.person.id]);
    await phone.forges('c.list:0');
    expect(phone.sees()).toShow('Про уроки', 'ответов: 1 из 1', 'ответов: 0 из 1');
    await here.stop();
  });
});
