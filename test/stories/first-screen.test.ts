import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { asks } from '../support/help.ts';
import { type Member, type School, school } from '../support/school.ts';

describe.each(channels)('the first screen in %s says what requests for help expect', (channel) => {
  let here: School;
  let curator: Member;
  let mentee: Member;
  let colleague: Member;
  beforeAll(async () => {
    here = await school({ now: '2026-09-01T10:00:00+03:00' });
    curator = await here.member('Ветрова Ирина Павловна', 'curator', channel);
    mentee = await here.member('Лугова Анна Петровна', 'mentee', channel);
    colleague = await here.member('Яблокова Ольга Игоревна', 'staff', channel);
  });
  afterAll(() => here.stop());

  test('of the curator whom the ladder has reached, until when, and then the help that was promised', async () => {
    await asks(mentee[channel], { urgency: 'Сегодня' });
    const home = await curator[channel].says('/menu');
    expect(home.text).toMatch(/• Ответить на просьбу о помощи: Дисциплина, до вт\s01\.09, 12:00/);
    expect(home.text).toMatch(/Ближайшая дата: 1\sсентября\s2026/);
    expect(home.whole).not.toMatch(/Лугова|А\. П\. Л\./);
    expect((await curator[channel].presses('Ответить на просьбу')).buttons).toEqual(['Беру', 'Не сейчас']);
    await curator[channel].presses('Беру');
    const helping = await curator[channel].says('/menu');
    expect(helping.text).not.toContain('Ответить на просьбу');
    expect(helping.text).toContain('• Вы помогаете: ');
    expect((await curator[channel].presses('Разговор о помощи')).buttons).toContain('Написать');
  });

  test('of the asker whether a third one may be called, and of the third one an answer only after that', async () => {
    await curator[channel].presses('Позвать коллегу');
    await curator[channel].says('Яблокова Ольга');
    await here.settle();
    expect((await colleague[channel].says('/menu')).text).toContain('Сейчас от вас ничего не ждут.');
    expect((await mentee[channel].says('/menu')).text).toContain('• Ответить, можно ли позвать в разговор: ');
    expect((await mentee[channel].presses('Ответить, можно ли позвать')).buttons).toEqual(['Да', 'Нет']);
    await mentee[channel].presses('Да');
    await here.settle();
    expect((await mentee[channel].says('/menu')).text).toContain('Сейчас от вас ничего не ждут.');
    expect((await colleague[channel].says('/menu')).text).toContain('• Ответить на просьбу о помощи: Дисциплина');
    await colleague[channel].presses('Ответить на просьбу');
    await colleague[channel].presses('Беру');
    expect((await colleague[channel].says('/menu')).text).toContain('• Вы помогаете: ');
  });

  test('of the asker how it went, once the conversation has been silent', async () => {
    await here.until('2026-09-04T09:30:00+03:00');
    expect((await mentee[channel].says('/menu')).text).toContain('• Сказать, помогли ли вам: Дисциплина');
    await mentee[channel].presses('Сказать, помогло ли');
    await mentee[channel].presses('Помогло');
    for (const who of [mentee, colleague])
      expect((await who[channel].says('/menu')).text).toContain('Сейчас от вас ничего не ждут.');
  });
});

describe.each(channels)('whoever has much to do, in %s', (channel) => {
  let here: School;
  let curator: Member;
  let late: Member;
  beforeAll(async () => {
    here = await school({ now: '2026-09-01T10:00:00+03:00' });
    curator = await here.member('Ветрова Ирина Павловна', 'curator', channel);
    late = await here.member('Рябова Инна Олеговна', 'curator', channel);
    for (const name of ['Лугова Анна', 'Сомова Вера', 'Рогова Нина', 'Чижова Алла', 'Орлова Дина', 'Зимина Яна']) {
      const mentee = await here.member(name, 'mentee', channel);
      await asks(mentee[channel], { urgency: name.startsWith('Зимина') ? 'Сегодня' : 'В течение недели' });
    }
  });
  afterAll(() => here.stop());

  test('sees the most pressing first, and one press shows all of it, with nothing left out', async () => {
    const home = await curator[channel].says('/menu');
    expect(home.text).toContain('Ещё: 3.');
    expect(home.buttons.slice(0, 2)).toEqual(['1. Ответить на просьбу', '2. Ответить на просьбу']);
    expect(home.text).toMatch(/ждут от вас:\n1\. Ответить на просьбу о помощи: Дисциплина, до вт\s01\.09/);
    const all = await curator[channel].presses('Показать все: 7');
    expect(all.text).toMatch(/^От вас ждут: 7\n\n1\. Ответить на просьбу о помощи: .*, до вт\s01\.09/);
    expect(all.buttons).toEqual(['1', '2', '3', '4', '5', 'Дальше (1 из 2)', 'Меню']);
    const rest = await curator[channel].presses('Дальше (1 из 2)');
    expect(rest.text).toContain('7. Прислать дорожную карту');
    expect((await curator[channel].presses('6')).buttons).toEqual(['Беру', 'Не сейчас']);
  });

  test('comes to the next thing when another was quicker', async () => {
    await late[channel].says('/menu');
    await late[channel].presses('Показать все: 7');
    await curator[channel].says('/menu');
    await curator[channel].presses('1. Ответить на просьбу');
    await curator[channel].presses('Беру');
    expect((await late[channel].presses('1')).text).toContain('Этому коллеге уже помогают.');
    expect((await late[channel].says('/menu')).buttons).toContain('Показать все: 6');
  });
});
