import { expect, test } from 'vitest';
import { answers, launches, mentors, published } from '../support/campaigns.ts';
import { school } from '../support/school.ts';

for (const channel of ['telegram', 'vk'] as const)
  test(`a campaign from launch to results and picture, in ${channel}`, async () => {
    const here = await school({ now: '2026-11-09T10:00:00+03:00' });
    const curator = await here.member('Ветрова Ирина Павловна', 'curator', channel);
    const [first, second, third] = await mentors(here, 3, channel);
    await here.unconnected('Тихий Пётр Ильич', 'mentor');
    const ref = await published(here);
    const phone = curator[channel];
    await phone.presses('Опросы');
    const started = await launches(phone, ref);
    expect(started).toShow('Опрос начат, приглашения отправлены: 3', 'Не подключены: 1');
    expect(first?.[channel].sees()).toShow('Опрос: Как прошла программа', 'Вопросов: 4', 'Ответы увидят: куратор');
    expect(await answers(first?.[channel] as never)).toShow('Спасибо, ответ принят');
    expect(first?.[channel].sees().text).not.toContain('Уроки');
    await answers(second?.[channel] as never, {
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
    expect(third?.[channel].sees()).toShow('Ваш ответ ещё ждут');
    expect(await phone.presses('Напомнить тем, кто не ответил')).toShow('Сегодня об этом опросе уже напоминали');
    await phone.forges('c.list:0');
    await phone.presses('1');
    expect(await phone.presses('Итоги')).toShow('Да: 1 из 2 (50\u00a0%)', 'Среднее: 3,5 из 5, ответов: 2');
    expect(await phone.presses('Дальше')).toShow('HYPERLINK', 'Пропустили: 1');
    await phone.presses('Картинка');
    expect((await phone.downloads()).subarray(1, 4).toString()).toBe('PNG');
    expect(await phone.presses('Excel')).toShow('ответов: 2 из 3');
    await here.stop();
  });
