import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { newId } from '#db/new-id.ts';
import { asks, paired } from '../support/help.ts';
import { type Member, type School, school } from '../support/school.ts';

describe.each<readonly [Channel, Channel]>([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
])('what helped before, asked in %s and answered in %s', (asking, helping) => {
  let here: School;
  let mentee: Member;
  let mentor: Member;
  const card = newId<'practice'>();
  const cardNow = () => here.system((tx) => tx.practices.get(card));
  beforeAll(async () => {
    here = await school({ now: '2026-09-01T10:00:00+03:00' });
    mentee = await here.member('Лугова Анна Петровна', 'mentee', asking);
    mentor = await here.member('Сомова Вера Ильинична', 'mentor', helping);
    await paired(here, mentor.person.id, mentee.person.id);
    await here.system((tx) =>
      tx.practices.add({
        ...{ id: card, organisationId: here.organisation.id, area: 'discipline', title: 'Шумный класс' },
        ...{ difficulty: 'Класс шумит, и урок не начать.', helped: 'Начинаем с тихого сигнала и задания на доске.' },
        ...{ status: 'approved', open: false, authors: [], offered: 0, thanked: 0 },
        ...{ createdAt: here.clock.now(), changedAt: here.clock.now() },
      }),
    );
  });
  afterAll(() => here.stop());

  test('is offered before anybody is asked, and when it is enough nobody is', async () => {
    const offered = await asks(mentee[asking]);
    expect(offered).toShow('Похожая просьба уже решалась', 'Начинаем с тихого сигнала');
    expect(await mentee[asking].presses('Помогло')).toShow('Просьба закрыта: помогло');
    await here.settle();
    expect(mentor[helping].news()).toEqual([]);
    expect(await cardNow()).toMatchObject({ offered: 1, thanked: 1 });
  });

  test('does not stand in the way: one tap asks the mentor all the same, and a meeting is two taps from the conversation', async () => {
    await asks(mentee[asking]);
    expect(await mentee[asking].presses('Всё равно спросить')).toShow('Просьба отправлена.', 'ваш наставник');
    await here.settle();
    await mentor[helping].presses('Беру');
    await mentor[helping].presses('Назначить встречу');
    const [slot = ''] = mentor[helping].sees().buttons;
    expect(await mentor[helping].presses(slot)).toShow('Предложение отправлено');
    await here.settle();
    expect(mentee[asking].sees().buttons).toContain('Подходит');
    await mentee[asking].presses('Подходит');
  });

  test('a solved request may become a card: both sides are asked for two sentences', async () => {
    await mentee[asking].presses('Нужна помощь');
    await mentee[asking].presses('Ваша: Дисциплина');
    mentor[helping].news();
    mentee[asking].news();
    await mentee[asking].presses('Помогло');
    await here.settle();
    const [closed, asked] = mentee[asking].news();
    expect(closed).toShow('Просьба закрыта: помогло');
    expect(asked?.buttons).toEqual(['Поделиться', 'Нет']);
    expect(mentor[helping].news().at(-1)?.buttons).toEqual(['Поделиться', 'Нет']);
  });

  test('whoever reads a card and presses nothing has asked all the same', async () => {
    await asks(mentee[asking]);
    await here.settle();
    mentor[helping].news();
    await here.until(here.clock.now().add({ minutes: 11 }).toString());
    expect(mentor[helping].news().at(-1)?.buttons).toEqual(['Беру', 'Не сейчас']);
  });
});
