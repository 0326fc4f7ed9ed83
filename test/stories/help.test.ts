import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { asks, banked, paired } from '../support/help.ts';
import { type Member, type School, school } from '../support/school.ts';

/** One side in each messenger, and across them. */
describe.each<readonly [Channel, Channel]>([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
])('a request for help, asked in %s and answered in %s', (asking, helping) => {
  let here: School;
  let mentee: Member;
  let mentor: Member;
  let second: Member;
  let curator: Member;
  beforeAll(async () => {
    here = await school({ now: '2026-09-01T10:00:00+03:00' });
    curator = await here.member('Ветрова Ирина Павловна', 'curator', helping);
    mentee = await here.member('Лугова Анна Петровна', 'mentee', asking);
    mentor = await here.member('Сомова Вера Ильинична', 'mentor', helping);
    second = await here.member('Рогова Нина Львовна', 'mentor', helping);
    await paired(here, mentor.person.id, mentee.person.id);
    await banked(here, second.person.id, 'discipline');
  });
  afterAll(() => here.stop());

  test('takes three inputs, reaches the own mentor at once, and the asker sees where it is', async () => {
    const asked = await asks(mentee[asking]);
    expect(asked.text).toContain('Просьба отправлена.');
    expect(asked.text).toContain('Спрашиваем: ваш наставник, до');
    const [got] = mentor[helping].news();
    expect(got?.text).toContain('Дисциплина · в ближайшие дни');
    expect(got?.text).toContain('Класс шумит, урок не начать.');
    expect(got?.buttons).toEqual(['Беру', 'Не сейчас']);
    expect(second[helping].news()).toEqual([]);
  });

  test('«Не сейчас» is one tap, and the bank is asked without a name', async () => {
    expect((await mentor[helping].presses('Не сейчас')).text).toContain('Хорошо, спросим других.');
    await here.settle();
    const [got] = second[helping].news();
    expect(got?.text).toContain('Коллеге из вашей школы нужна помощь');
    expect(got?.whole).not.toMatch(/Лугова|А\. П\. Л\./);
    // The screen the asker has already is kept up to date in place.
    expect(mentee[asking].sees().text).toContain('Спрашиваем: наставники школы, до');
  });

  test('whoever takes it talks with the asker across messengers, and one who comes late reads a friendly sentence', async () => {
    const taken = await second[helping].presses('Беру');
    expect(taken.text).toContain('Просьба за вами.');
    await here.settle();
    expect(mentee[asking].sees().text).toMatch(/Вам (помогает|поможет)/);
    expect((await mentor[helping].forges(await takeOf(here))).text).not.toContain('Просьба за вами');
    await second[helping].says('Добрый день. С чего начинается урок?');
    await here.settle();
    expect(mentee[asking].sees().text).toContain('Добрый день. С чего начинается урок?');
    await mentee[asking].presses('Ответить');
    const said = await mentee[asking].says('С переклички, готово');
    expect(said.text).toContain('Отправлено.');
    await here.settle();
    expect(second[helping].news().at(-1)?.text).toContain('С переклички, готово');
    await mentee[asking].sends(Buffer.from('план'), 'план.txt', 'Вот план');
    await here.settle();
    expect(second[helping].news().some((one) => one.file !== undefined || one.text.includes('Вот план'))).toBe(true);
    expect((await second[helping].presses('Ответить')).text).toContain('доставлено');
  });

  test('words typed outside of the conversation go to nobody', async () => {
    await mentee[asking].presses('Закончить');
    await mentee[asking].says('это никому');
    await here.settle();
    expect(second[helping].news().some((one) => one.text.includes('это никому'))).toBe(false);
  });

  test('what cannot arrive is visibly not delivered, and arrives when it can', async () => {
    await mentee[asking].blocks();
    await here.settle();
    await second[helping].presses('Ответить');
    const said = await second[helping].says('Попробуйте тихий сигнал');
    expect(said.text).toContain('Не доставлено: человек заблокировал бота.');
    await mentee[asking].unblocks();
    await mentee[asking].presses('Нужна помощь');
    await mentee[asking].presses('Ваша: Дисциплина');
    expect((await mentee[asking].presses('Написать')).text).toContain('Попробуйте тихий сигнал');
  });

  test('«Нет» goes on with the same words to the next rung; «Помогло» ends it', async () => {
    await mentee[asking].presses('Нужна помощь');
    await mentee[asking].presses('Ваша: Дисциплина');
    await mentee[asking].presses('Нет');
    await here.settle();
    expect(curator[helping].news().at(-1)?.text).toContain('Класс шумит, урок не начать.');
    await curator[helping].presses('Беру');
    await here.settle();
    await mentee[asking].presses('Нужна помощь');
    await mentee[asking].presses('Ваша: Дисциплина');
    mentee[asking].news();
    await mentee[asking].presses('Помогло');
    expect(mentee[asking].news().some((one) => one.text.includes('Просьба закрыта: помогло'))).toBe(true);
    expect((await curator[helping].presses('Просьбы о помощи')).text).toContain('Помогло: 1 из 1');
  });
});

const takeOf = async (here: School): Promise<string> => {
  const [request] = await here.system((tx) => tx.helps.where({ organisationId: here.organisation.id }));
  return `help.take:${request?.id}`;
};
