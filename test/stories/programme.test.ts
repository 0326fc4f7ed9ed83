import mammoth from 'mammoth';
import { afterEach, describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import { counting } from '../support/journal.ts';
import { type Met, met, pairs } from '../support/meetings.ts';
import { menteeCard } from '../support/programmes.ts';
import type { StoryPhone } from '../support/story-phone.ts';

const open: { story?: Met } = {};
const begin = async (...given: Parameters<typeof met>): Promise<Met> => {
  open.story = await met(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

const knows = ({ here, mentee }: Met): Promise<void> =>
  here.system((tx) =>
    tx.bank.add(
      menteeCard(
        { organisationId: here.organisation.id, now: here.clock.now() },
        mentee.person.id,
        { discipline: 3, parents: 2, documents: 1 },
        { strengths: 'умение объяснять', mode: 'person' },
      ),
    ),
  );

/** Nothing but taps, from the first screen to an offer. */
async function makes(phone: StoryPhone) {
  const act = counting(phone);
  await phone.says('/start');
  await act.taps('Составить программу');
  expect(phone.sees()).toShow('По какой день программа?', '3 до 12 месяцев');
  await act.taps(nb('31 мая 2027 г.'));
  expect(phone.sees()).toShow('сначала те, что названы в анкете', '[Дисциплина]', '[Работа с родителями]');
  await act.taps('Дисциплина');
  await act.taps('Готово');
  expect(phone.sees()).toShow('Дисциплина: что запланировать?', '1. Вместе с классом составить правила урока');
  await act.taps('1');
  await act.taps('3');
  await act.taps('Готово');
  expect(phone.sees()).toShow('Из анкеты: умение объяснять');
  await act.taps('1');
  await act.taps('Готово');
  expect(phone.sees()).toShow('Как часто?');
  await act.taps('Раз в неделю');
  await act.taps('Отправить');
  expect(phone.sees()).toShow('Черновик готов', 'Мероприятий: 3', `до ${nb('31 мая 2027 г.')}`);
  await act.taps('Предложить всем');
  expect(act.done).toEqual({ taps: 12, words: 0 });
}

describe.each([
  { curator: 'telegram', mentor: 'vk', mentee: 'telegram' },
  { curator: 'vk', mentor: 'telegram', mentee: 'vk' },
] as const)('a mentor in $mentor, the other side in $mentee', (on) => {
  test('a programme is made in a dozen taps, changed by the other side, agreed by both and approved', async () => {
    const story = await begin(on, { settings: { names: { telegram: 'full', vk: 'full' } } });
    await knows(story);
    const { here, curator } = story;
    const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
    await makes(mentor);
    await here.settle();
    expect(mentee.sees()).toShow('Вам предлагают программу', 'Дисциплина', '[Да] [Обсудить] [Нет]');
    expect(await mentee.says('/start')).toShow('Ответить на программу', '[Ответить: программа]');

    // The other side changes a part: the first «Да» no longer holds, and its giver is told once.
    await mentee.presses('Ответить: программа');
    await mentee.presses('Мероприятия');
    await mentee.presses('1');
    await mentee.presses('Срок');
    expect(await mentee.says('1 сентября 2027')).toShow('вне срока программы');
    expect(await mentee.says('12 ноября')).toShow('Изменено', `Срок: ${nb('12 ноября 2026 г.')}`);
    await here.settle();
    expect(mentor.sees()).toShow('Программу меняют', 'больше не действует');
    await mentee.presses('Мероприятия');
    await mentee.presses('Добавить своё');
    await mentee.says('Побывать на уроках у двух коллег');
    await mentee.presses('Дисциплина');
    await mentee.says('20 января');
    expect(await mentee.presses('Пропустить')).toShow('Добавлено: 1', 'Побывать на уроках');
    await mentee.presses('К программе');
    expect(await mentee.presses('Предложить всем')).toShow('Программа предложена');
    await here.settle();
    expect(mentor.sees()).toShow('Вам предлагают программу', 'Мероприятий: 4');
    expect(await mentor.presses('Обсудить')).toShow('Ответ записан: Обсудить', '[Написать почему]');
    await mentor.presses('Написать почему');
    await mentor.says('Не рано ли?');
    await here.settle();
    expect(mentee.sees()).toShow('отвечает: Обсудить', 'Почему: Не рано ли?');
    expect(await mentor.presses('Да')).toShow('Ответ записан: Да', 'все согласны');

    await here.settle();
    expect(curator.sees()).toShow('Программа ждёт утверждения');
    await curator.says('/start');
    await curator.presses('Утвердить программу');
    await curator.presses('Вернуть с замечанием');
    expect(await curator.says('Добавьте открытый урок')).toShow('Возвращено с замечанием');
    await here.settle();
    expect(mentor.sees()).toShow('Программа возвращена', 'Добавьте открытый урок');
    await mentor.presses('Открыть программу');
    await mentor.presses('Мероприятия');
    await mentor.presses('Добавить готовое');
    await mentor.says('Цели и структура урока');
    await mentor.presses('5');
    expect(await mentor.presses('Готово')).toShow('Добавлено: 1', 'Провести открытый урок');
    await mentor.presses('К программе');
    await mentor.presses('Предложить всем');
    await here.settle();
    await mentee.presses('Да');
    await here.settle();
    await curator.presses('Открыть программу');
    expect(await curator.presses('Утвердить')).toShow('Программа утверждена', 'Состояние: утверждена');
    await here.settle();
    expect(mentor.sees()).toShow('Программа утверждена');
    expect(mentee.sees()).toShow('Программа утверждена');

    // The paper, and the way to it from the pair.
    await mentee.says('Мои пары');
    await mentee.presses('1');
    await mentee.presses('Программа');
    await mentee.presses('Word');
    const { value } = await mammoth.extractRawText({ buffer: await mentee.downloads() });
    for (const words of [
      ...['Лугова Анна Петровна', 'Ким Олег Игоревич', 'Проект, задание', 'Фактический результат', 'Оценка наставника'],
      ...['1. Анализ профессиональных трудностей', '2. Вхождение в должность', 'Побывать на уроках у двух коллег'],
    ])
      expect(value).toContain(words);
    expect(await curator.says('Программы')).toShow('без утверждённой программы: 0', 'Утверждены: 1');
  });
});

test('of a group of three everybody agrees; the curator is told which pairs have none after the day of the order', async () => {
  const story = await begin({ curator: 'vk', mentor: 'vk', mentee: 'telegram' });
  const { here, curator } = story;
  const second = await here.member('Мельников Артём Денисович', 'mentee', 'vk');
  const order = newId<'order'>();
  const group = await pairs(here, [story.mentor], [story.mentee, second], { kinds: ['group'] });
  await here.system(async (tx) => {
    await tx.orders.add({
      ...{ id: order, organisationId: here.organisation.id, purpose: 'begin', status: 'signed', number: '17-н' },
      ...{ date: date('2026-10-01'), mentorships: [story.pair.id, group.id] },
      ...{ createdBy: story.mentor.person.id, createdAt: here.clock.now() },
      terms: { kind: 'begin', programmesBy: '2026-10-15', reportBy: '2027-05-31', payment: false },
    });
    for (const pair of [story.pair, group]) await tx.mentorships.put({ ...pair, orderId: order });
  });
  const [mentor, first, other] = [story.mentor.vk, story.mentee.telegram, second.vk];
  await here.until('2026-10-08T10:00:00+03:00');
  expect(other.sees()).toShow('Составить программу', `по приказу до ${nb('15 октября 2026 г.')}`, '[Составить]');
  await other.presses('Составить');
  await other.presses('Составить программу');
  await other.presses(nb('31 мая 2027 г.'));
  await other.says('Классное руководство');
  await other.says('1, 2');
  await other.says('1');
  await other.presses('И так, и так');
  await other.says('По вторникам после шестого урока');
  expect(await other.presses('Отправить')).toShow('Черновик готов', 'По вторникам', 'Мероприятий: 3');
  await other.presses('Мероприятия');
  await other.presses('Добавить своё');
  await other.says('Провести урок вместе');
  await other.presses('Классное руководство');
  expect(other.sees()).toShow('Кто выполняет?', '[Все в группе]');
  await other.presses('Все в группе');
  await other.says('10 ноября');
  await other.presses('Пропустить');
  await other.presses('К программе');
  await other.presses('Предложить всем');
  await here.settle();
  expect(await mentor.presses('Да')).toShow('Состояние: ждёт ответов');
  await here.until('2026-10-13T10:00:00+03:00');
  expect(first.sees()).toShow('Вам предложили программу, ждём ответа', '[Ответить]');
  await first.presses('Ответить');
  expect(await first.presses('Да')).toShow('все согласны');
  await here.until('2026-10-16T10:00:00+03:00');
  // The group has one that waits for approval; the other pair has none.
  expect(
    curator
      .news()
      .map((one) => one.whole)
      .join('\n'),
  ).toMatch(/нет программы, пар и групп: 1/);
  await curator.says('Программы');
  expect(await curator.presses('Без программы: 2')).toShow('без утверждённой программы: 2');
  await curator.presses('Программы');
  await curator.presses('На утверждении: 1');
  await curator.presses('1');
  expect(await curator.presses('Утвердить')).toShow('Программа утверждена');
  await here.settle();
  // Where names may not be carried in full the paper comes as a one-time link.
  await first.presses('Открыть программу');
  expect(await first.presses('Word')).toShow('откроется по ссылке, один раз', '[Получить файл]');
});
