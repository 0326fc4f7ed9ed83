import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { afterEach, describe, expect, test } from 'vitest';
import { arranged, counting, logsIn, onlyLog } from '../support/journal.ts';
import { type Met, meetingsOf, met, pairs } from '../support/meetings.ts';

const open: { story?: Met } = {};
const begin = async (...given: Parameters<typeof met>): Promise<Met> => {
  open.story = await met(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

describe.each([
  { curator: 'vk', mentor: 'telegram', mentee: 'vk' },
  { curator: 'telegram', mentor: 'vk', mentee: 'telegram' },
] as const)('a mentor in $mentor, the other side in $mentee', (on) => {
  test('«Да» and a topic are a complete log, the other side confirms in one tap; the rest is added if anybody wants to', async () => {
    const story = await begin(on);
    const { here } = story;
    const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
    await arranged(story, '2026-10-06T12:00:00+03:00');
    await here.until('2026-10-06T12:46:00+03:00');
    expect(mentor.sees()).toShow('состоялась?', '[Да] [Нет] [Перенесли]');

    const act = counting(mentor);
    expect(await act.taps('Да')).toShow('О чём была встреча?', '[Планирование]', '[Самоанализ урока]', '[Другое]');
    expect(await act.taps('Самоанализ урока')).toShow('Записано', 'Тема: Самоанализ урока', 'Подтверждено: 0 из 1');
    expect(act.done).toEqual({ taps: 2, words: 0 });
    expect(await onlyLog(here)).toMatchObject({ topic: 'self-analysis', by: story.mentor.person.id });

    await here.settle();
    expect(mentee.sees()).toShow('Всё верно?', 'Тема: Самоанализ урока', '[Верно] [Исправить]');
    expect(await mentee.says('/start')).toShow('Подтвердить запись встречи');
    const other = counting(mentee);
    expect(await other.taps('Верно')).toShow('Подтверждено: 1 из 1', '[Исправить] [Мои выводы]');
    expect(other.done).toEqual({ taps: 1, words: 0 });
    expect(await mentee.says('/start')).not.toShow('Подтвердить запись встречи');

    await mentor.presses('Дополнить');
    await mentor.presses('Задание');
    expect(await mentor.says('План открытого урока')).toShow('К какому дню?');
    expect(await mentor.says('до пятницы')).toShow(
      'Добавлено',
      'Задание: План открытого урока',
      `Срок задания: ${nb('9 октября 2026 г.')}`,
    );
    // What was agreed to has not changed, so nobody is asked again.
    expect((await onlyLog(here)).words[story.mentee.person.id]?.said).toBe('confirmed');
    await mentor.presses('Дополнить');
    await mentor.presses('Длительность');
    mentee.news();
    expect(await mentor.presses('40 минут')).toShow('Длительность: 40');
    await here.settle();
    expect(mentee.sees()).toShow('Запись встречи изменилась', 'Длительность: 40');

    await mentee.presses('Исправить');
    await mentee.presses('Длительность');
    expect(await mentee.says('час')).toShow(
      'рядом с первой записью',
      'Длительность: 40',
      'по-другому, длительность: час',
    );
    await here.settle();
    expect(mentor.sees()).toShow('Уточнение к записи', 'Длительность: 40', 'по-другому, длительность: час');
    expect((await onlyLog(here)).minutes).toBe(40);
    await mentee.presses('Мои выводы');
    expect(await mentee.says('Меньше говорить самому')).toShow('выводы: Меньше говорить самому', 'с уточнением: 1');
    await mentor.presses('Открыть запись');
    await mentor.presses('Дополнить');
    await mentor.presses('Файл');
    expect(await mentor.sends(Buffer.from('конспект'), 'конспект.txt')).toShow('Добавлено', 'Файл: приложен');
    await here.settle();
    await mentee.forges(`j.file:${(await onlyLog(here)).id}`);
    expect(mentee.sees().whole).toMatch(/конспект\.txt|Файл/);

    expect(await mentee.says('Журнал')).toShow('Встреч: 1', 'Самоанализ урока', 'Задание: План открытого урока');
    await mentor.says('Встречи');
    await mentor.presses('Предложить встречу');
    expect(await mentor.presses('ср')).toShow('Предложение отправлено');
    await here.settle();
    await mentee.presses('Подходит');
    await here.until('2026-10-07T11:00:05+03:00');
    expect(mentee.sees()).toShow('Встреча через час', 'План открытого урока');
  });

  test('one sentence is shown as a filled form, confirmed in one tap, and refused where the order does not reach', async () => {
    const story = await begin(on);
    const { here, pair } = story;
    const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
    const act = counting(mentor);
    expect(
      await act.types('вчера 40 минут онлайн, разбирали самоанализ урока; задание: план беседы до пятницы'),
    ).toShow('проверьте ответы', nb('5 октября 2026 г.'), 'Самоанализ урока', 'план беседы', nb('9 октября 2026 г.'));
    expect(await logsIn(here)).toEqual([]);
    expect(await act.taps('Отправить')).toShow('Записано', 'Длительность: 40', 'Как встречались: онлайн');
    expect(act.done).toEqual({ taps: 1, words: 1 });
    const log = await onlyLog(here);
    expect([log.day.toString(), log.minutes, log.mode, log.topic, log.taskBy?.toString()]).toEqual([
      ...['2026-10-05', 40, 'online', 'self-analysis', '2026-10-09'],
    ]);
    expect((await meetingsOf(here)).map(({ status, startsAt }) => [status, startsAt])).toEqual([['held', undefined]]);
    await here.settle();
    expect(mentee.sees()).toShow('Всё верно?', 'Самоанализ урока');

    // Not the same meeting twice, unless somebody says that it was another one.
    await mentor.says('вчера полчаса, родители');
    expect(mentor.sees()).toShow('уже записана', '[Другая] [Та же самая]');
    await mentor.presses('Та же самая');
    expect(await mentor.presses('Отправить')).toShow('Уже записано', 'Самоанализ урока');
    expect(await logsIn(here)).toHaveLength(1);

    expect(await mentor.says('28.09 час, журнал')).toShow(
      'пара не действовала',
      `с ${nb('1 октября 2026 г.')} по ${nb('31 мая 2027 г.')}`,
    );
    expect(await mentor.says('завтра 40 минут журнал')).toShow('Не получилось понять');
    expect(await mentor.says('спасибо')).toShow('Не получилось понять');
    expect(await story.curator.says('вчера 40 минут, журнал')).toShow('Не получилось понять');

    // Nothing but buttons: «Записать встречу», a day, a topic.
    const tapping = counting(mentee);
    await tapping.taps('Записать встречу');
    await tapping.taps(nb('6 октября 2026 г.'));
    expect(await tapping.taps('Родители')).toShow('Записано', 'Работа с родителями');
    expect(tapping.done).toEqual({ taps: 3, words: 0 });
    await here.settle();
    expect(mentor.sees()).toShow('Всё верно?', 'Работа с родителями');
    expect(await mentor.presses('Верно')).toShow('Подтверждено: 1 из 1');

    // The writer mends the day and the topic; the day must be one of the order, and a yes to the former words is asked anew.
    await mentee.says('Журнал');
    await mentee.presses('1');
    await mentee.presses('Дополнить');
    await mentee.presses('Дата и тема');
    expect(await mentee.says('30.09')).toShow('пара не действовала по приказу');
    await mentee.says('2.10');
    expect(await mentee.presses('Журнал, документы')).toShow(
      ...['Исправлено', nb('2 октября 2026 г.'), 'Журнал и документация', 'Подтверждено: 0 из 1'],
    );
    await here.settle();
    expect(mentor.sees()).toShow('Запись встречи изменилась', 'Журнал и документация');

    await mentor.presses('Заметка для себя');
    expect(await mentor.says('Спросить у завуча про кабинет')).toShow('Заметка сохранена', 'Спросить у завуча');
    for (const phone of [mentee, story.curator]) {
      await phone.forges(`j.notes:${pair.id}:0`);
      expect(phone.sees().whole).not.toContain('завуча');
    }
  });

  test('what was not held has its reason in one tap; how adaptation goes is asked every sixty days and seen by the curator alone', async () => {
    const story = await begin(on);
    const { here, curator, pair } = story;
    const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
    await arranged(story, '2026-10-06T12:00:00+03:00');
    await here.until('2026-10-06T12:46:00+03:00');
    expect(await mentee.presses('Нет')).toShow('не состоялась', 'Почему?', '[Болезнь]');
    expect(await mentee.presses('Болезнь')).toShow('Назначить другое время');
    expect(await mentor.presses('Да')).toShow('Уже отмечено');
    expect(await here.system((tx) => tx.events.where({ act: 'not-held' }))).toMatchObject([
      { details: { code: 'ill' } },
    ]);

    mentor.news();
    await here.until('2026-11-30T10:00:00+03:00');
    expect(mentor.newsWords()).toContain('Как идёт адаптация?');
    const act = counting(mentor);
    await act.taps('Ответить');
    await act.taps('Есть трудности');
    await act.taps('Дисциплина');
    await act.taps('Готово');
    expect(await act.taps('Да')).toShow('Куратор узнает');
    expect(act.done.words).toBe(0);
    await mentor.presses('Добавить словами');
    await mentor.says('Трудно с седьмым классом');
    await here.settle();
    expect(curator.sees()).toShow('Наставник просит помощи куратора', 'Адаптация: есть трудности', 'дисциплина');
    expect(await curator.presses('Открыть пару')).toShow(
      'Наставник об адаптации',
      'Трудно с седьмым классом',
      '[Журнал]',
    );
    expect(await curator.presses('Журнал')).toShow('Встреч: 0', 'Не состоялось: 1 (болезнь: 1)');
    await mentee.forges(`pair.open:${pair.id}`);
    expect(mentee.sees().whole).not.toMatch(/адаптаци|седьмым/i);
    await mentee.forges(`j.adapt:${pair.id}`);
    expect(mentee.sees().whole).not.toContain('Как идёт адаптация');
    mentor.news();
    await here.until('2026-12-10T10:00:00+03:00');
    expect(mentor.newsWords()).not.toContain('Как идёт адаптация?');
    // Words about a mentee go with the mentee too.
    await mentee.forges('consent.withdraw.yes');
    expect(JSON.stringify(await here.system((tx) => tx.events.where({})))).not.toContain('седьмым');
  });
});

test('in a group everybody confirms by themselves; the journal and the hours come as files with denominators', async () => {
  const on = { curator: 'vk', mentor: 'telegram', mentee: 'vk' } as const;
  const story = await begin(on, { settings: { names: { telegram: 'full', vk: 'full' } } });
  const { here, curator } = story;
  const second = await here.member('Мельников Артём Денисович', 'mentee', 'telegram');
  const group = await pairs(here, [story.mentor], [story.mentee, second], { kinds: ['group'] });
  const mentor = story.mentor.telegram;
  await mentor.says('сегодня с 8:00 до 8:40, =СУММ(A1) на уроке информатики');
  expect(mentor.sees()).toShow('С кем была встреча?');
  // The pair stands as its first person, the group with «и другие».
  await mentor.presses(mentor.sees().buttons.find((label) => label.includes('и другие')) ?? '');
  const chosen = (await here.system((tx) => tx.forms.where({ form: 'log-said', status: 'open' })))[0]?.said.pair?.text;
  await mentor.presses('Отправить');
  const log = await onlyLog(here);
  expect([log.mentorshipId, chosen]).toEqual([group.id, group.id]);
  await here.settle();
  expect(await story.mentee.vk.presses('Верно')).toShow('Подтверждено: 1 из 2');
  expect(await second.telegram.presses('Верно')).toShow('Подтверждено: 2 из 2');
  expect(await curator.says('Журнал')).toShow('Журналы встреч', 'встреч 1');
  expect(await curator.presses('Встречи и часы')).toShow(
    'Встреч: 1, часы: 40',
    'длительность указана: 1 из 1',
    'Подтверждено:',
  );
  await curator.presses('Excel');
  const [sheet] = await readExcelFile(await curator.downloads());
  expect(sheet?.data[1]?.slice(4).map(String)).toEqual(['1', '40\u00a0мин', '1 из 1']);
  await curator.forges(`j.pair:${chosen}:0`);
  await curator.presses('Word');
  const { value } = await mammoth.extractRawText({ buffer: await curator.downloads() });
  for (const words of ['Журнал встреч наставника', 'Наставник: Лугова Анна Петровна', '06.10.2026', '=СУММ(A1)'])
    expect(value).toContain(words);
});
