import mammoth from 'mammoth';
import { afterEach, describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { byTurns } from '../support/by-turns.ts';
import { arranged, counting, onlyLog } from '../support/journal.ts';
import { type Met, met, pairs } from '../support/meetings.ts';
import { approved, lastDayOf } from '../support/plan.ts';

const open: { story?: Met } = {};
const begin = async (...given: Parameters<typeof met>): Promise<Met> => {
  open.story = await met(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

const ways = [
  { curator: 'vk', mentor: 'telegram', mentee: 'vk' },
  { curator: 'telegram', mentor: 'vk', mentee: 'telegram' },
] as const;

describe.each(ways)('a mentor in $mentor, the other side in $mentee', (on) => {
  const told = byTurns(ways, on);

  told(
    'an activity reminds, is marked in one tap, returned with a remark, mended, accepted; nothing said is lost',
    async () => {
      const story = await begin(on);
      const { here, curator, pair } = story;
      const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
      const { programme } = await approved(story, [
        ['Посетить урок наставника', '2026-10-16'],
        ['Провести открытый урок', '2026-10-23'],
        ['Составить план собрания', '2026-11-20'],
      ]);
      const act = counting(mentee);
      expect(await act.taps('Мой план')).toShow(
        'Выполнено: 0 из 3, в срок: 0; без отметки: 3',
        'Посетить урок наставника',
        'до срока: 10',
      );
      expect(act.done).toEqual({ taps: 1, words: 0 });

      await here.until('2026-10-13T10:00:00+03:00');
      expect(mentee.sees()).toShow('План программы: 1. Посетить урок наставника', '[Выполнено]');
      expect(mentor.sees().whole).not.toContain('Посетить урок');
      mentor.news();
      expect(await mentee.presses('Выполнено')).toShow(
        'Отмечено. Проверит:',
        'ждёт проверки',
        '[Добавить слова или файл]',
      );
      await here.settle();
      expect(mentor.sees()).toShow('Отмечено выполненным', 'Посетить урок наставника', '[Принять] [Вернуть]');

      await mentor.presses('Вернуть');
      expect(await mentor.says('Добавьте, что возьмёте в свой урок')).toShow('Возвращено', 'Замечание');
      await here.settle();
      expect(mentee.sees()).toShow('Возвращено на доработку', 'что возьмёте в свой урок', '[Исправлено]');
      await mentee.presses('Подробнее');
      await mentee.presses('Добавить слова или файл');
      expect(await mentee.says('Возьму начало урока с вопроса')).toShow('Добавлено', 'Прежние записи: 1');
      await mentee.presses('Добавить слова или файл');
      expect(await mentee.sends(Buffer.from('конспект'), 'конспект.txt')).toShow('Добавлено', 'Файл: приложен');
      await here.settle();
      expect(mentor.sees()).toShow('Результат дополнен', 'Возьму начало урока с вопроса', 'Файл: приложен');
      const check = counting(mentor);
      expect(await check.taps('Принять')).toShow('Принято', '[Оценка словами]');
      expect(check.done).toEqual({ taps: 1, words: 0 });
      await mentor.presses('Прежние записи: 1');
      expect(mentor.sees()).toShow('Прежняя запись 1 из 1', 'что возьмёте в свой урок');
      await mentor.presses('К мероприятию');
      await mentor.presses('Оценка словами');
      expect(await mentor.says('Точно замечено главное')).toShow('Оценка записана', 'Точно замечено главное');
      await here.settle();
      expect(mentee.sees()).toShow('Наставник добавил оценку', 'Точно замечено главное');

      // «Фактический результат» and «Оценка наставника», where names may travel.
      const onPaper = on.mentee === 'vk' ? mentee : mentor;
      await onPaper.forges(`prog.docx:${programme.id}`);
      const { value } = await mammoth.extractRawText({ buffer: await onPaper.downloads() });
      for (const words of ['Возьму начало урока с вопроса', 'Точно замечено главное', 'Выполнено 13.10.2026'])
        expect(value).toContain(words);

      // Past its day the mentor hears too, a week later the curator.
      mentor.news();
      await here.until('2026-10-26T10:00:00+03:00');
      expect(mentor.sees()).toShow('Не отмечено в срок: 2. Провести открытый урок', 'просрочено: 3');
      expect(mentee.sees()).toShow('2. Провести открытый урок', '[Выполнено]');
      await here.until('2026-10-30T10:00:00+03:00');
      expect(curator.sees()).toShow('Не отмечено в срок: 2. Провести открытый урок', 'просрочено: 7');
      await mentee.presses('Выполнено');
      await mentee.presses('Было в другой день');
      expect(await mentee.says('23 октября')).toShow('День записан', `отмечено ${nb('23 октября 2026 г.')}`);
      expect(await mentee.says('Мой план')).toShow('Выполнено: 2 из 3, в срок: 2; без отметки: 1');
      await curator.forges(`plan.pair:${pair.id}`);
      expect(curator.sees()).toShow('Выполнено: 2 из 3', 'Провести открытый урок');
    },
  );

  told(
    'a log is tied to the plan in one tap; a day is moved and the term extended only when the other side agrees',
    async () => {
      const story = await begin(on);
      const { here, curator } = story;
      const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
      const { programme, activities } = await approved(
        story,
        [
          ['Посетить урок наставника', '2026-10-16'],
          ['Провести открытый урок', '2026-12-18'],
        ],
        { to: date('2027-03-31') },
      );
      await arranged(story, '2026-10-06T12:00:00+03:00');
      await here.until('2026-10-06T12:46:00+03:00');
      await mentor.presses('Да');
      expect(await mentor.presses('Самоанализ урока')).toShow(
        'Записано',
        'К плану: 1. Посетить урок',
        'Другое мероприятие',
      );
      expect(await mentor.presses('К плану')).toShow('отнесена', 'По плану: 1. Посетить урок наставника');
      expect((await onlyLog(here)).activityId).toBe(activities[0]?.id);
      await here.settle();
      expect(await mentee.says('Журнал')).toShow('По плану: 1. Посетить урок наставника');
      const onPaper = on.mentee === 'vk' ? mentee : mentor;
      await onPaper.forges(`j.docx:${story.pair.id}`);
      const journal = await mammoth.extractRawText({ buffer: await onPaper.downloads() });
      expect(journal.value).toContain('; по плану: 1. Посетить урок наставника');
      await mentee.says('Мой план');
      expect(await mentee.presses('1')).toShow('Встречи по нему: 1');

      await mentee.presses('Перенести');
      await mentee.says('30 октября');
      expect(await mentee.says('Каникулы')).toShow('Предложение отправлено', 'Согласны: 1 из 2', 'Причина: Каникулы');
      await here.settle();
      expect(mentor.sees()).toShow(
        'Согласны?',
        nb('16 октября 2026 г.'),
        nb('30 октября 2026 г.'),
        '[Да] [Обсудить] [Нет]',
      );
      // One at a time: a second is not begun, the open one is shown.
      await mentor.says('Мой план');
      await mentor.forges(`plan.add:${programme.id}`);
      expect(mentor.sees()).toShow('уже ждёт ответов', '[Да] [Обсудить] [Нет]');
      expect(await mentor.presses('Обсудить')).toShow('Обсудить', '[Предложить встречу]');
      await here.settle();
      expect(mentee.sees()).toShow('предлагает обсудить');
      mentor.news();
      curator.news();
      expect(await mentor.presses('Да')).toShow('Согласны все', 'согласовано всеми');
      await here.settle();
      expect(mentee.sees()).toShow('согласовано всеми и действует');
      expect(curator.sees()).toShow('согласовано всеми и действует', 'Перенести: 1. Посетить урок');
      expect(await here.system((tx) => tx.activities.get(activities[0]?.id ?? (programme.id as never)))).toMatchObject({
        dueVersion: 1,
      });
      // Its day of before reminds of nothing.
      mentee.news();
      await here.until('2026-10-16T10:00:00+03:00');
      expect(mentee.newsWords()).not.toContain('Посетить урок');
      await here.until('2026-10-27T10:00:00+03:00');
      expect(mentee.sees()).toShow('1. Посетить урок наставника', '[Выполнено]');

      await mentor.says('Мой план');
      await mentor.presses('Изменить план');
      await mentor.presses('Продлить программу');
      expect(await mentor.says('30 июня 2027')).toShow('Сначала её продлевает приказ', '[Попросить куратора]');
      await mentor.presses('Попросить куратора');
      await here.settle();
      expect(curator.sees()).toShow('Просят продлить пару', '[Изменить приказом]');
      await mentor.forges(`plan.longer:${programme.id}`);
      expect(await mentor.says('1 ноября 2027')).toShow('не больше года');
      await mentor.presses('Назвать другой день');
      await mentor.says('31 мая 2027');
      expect(await mentor.presses('Пропустить')).toShow('Предложение отправлено', nb('31 мая 2027 г.'));
      mentee.news();
      await here.until('2026-10-30T10:00:00+03:00');
      expect(mentee.newsWords()).toContain('Ждём вашего ответа, изменение программы');
      expect((await lastDayOf(story, programme)).toString()).toBe('2027-03-31');
      await mentee.says('/start');
      await mentee.presses('Ответить: программа');
      await mentee.presses('Да');
      expect((await lastDayOf(story, programme)).toString()).toBe('2027-05-31');
    },
  );
});

test('in a group a change needs every mentee, each has a result of their own, and one «Нет» leaves the plan as it is', async () => {
  const story = await begin({ curator: 'vk', mentor: 'telegram', mentee: 'vk' });
  const { here, curator } = story;
  const mentor = story.mentor.telegram;
  const second = await here.member('Сомова Вера Ильинична', 'mentee', 'telegram');
  const third = await here.member('Орлов Пётр Ильич', 'mentee', 'vk');
  await here.system((tx) => tx.mentorships.put({ ...story.pair, status: 'ended', inForceTo: date('2026-10-05') }));
  const pair = await pairs(here, [story.mentor], [story.mentee, second, third], { kinds: ['group'] });
  const { programme } = await approved({ here, pair }, [['Взаимопосещение уроков', '2026-10-30']]);
  await second.telegram.says('Мой план');
  await second.telegram.presses('1');
  await second.telegram.presses('Выполнено');
  expect(await mentor.says('Мой план')).toShow('Участников с планом: 3', nb('В. И. С.'), '1 из 1, в срок: 1', '0 из 1');
  await story.mentee.vk.says('Мой план');
  expect(story.mentee.vk.sees()).toShow('Выполнено: 0 из 1');

  await curator.forges(`plan.add:${programme.id}`);
  await curator.says('Семинар группы');
  await curator.says('20 ноября 2026');
  await curator.presses('Все в группе');
  await curator.presses('В поддержку сильных сторон');
  await curator.presses('Пропустить');
  expect(await curator.presses('Отправить')).toShow('Предложение отправлено', 'Согласны: 0 из 4');
  await here.settle();
  for (const phone of [mentor, story.mentee.vk, second.telegram])
    expect(await phone.presses('Да')).toShow('Ждём остальных');
  expect(await here.system((tx) => tx.activities.where({ programmeId: programme.id }))).toHaveLength(1);
  expect(await third.vk.presses('Да')).toShow('Согласны все');
  expect(await here.system((tx) => tx.activities.where({ programmeId: programme.id }))).toHaveLength(2);
  await here.settle();
  expect(curator.sees()).toShow('согласовано всеми и действует', 'Семинар группы');

  await mentor.forges(`plan.change:${programme.id}`);
  await mentor.presses('Убрать мероприятие');
  await mentor.presses('2');
  await mentor.presses('Пропустить');
  await here.settle();
  expect(await third.vk.presses('Нет')).toShow('План остаётся прежним');
  await here.settle();
  expect(mentor.sees()).toShow('не согласовано, план прежний');
  second.telegram.sees();
  expect(await second.telegram.presses('Да')).toShow('Отвечать больше не нужно');
});
