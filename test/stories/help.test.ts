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
  let colleague: Member;
  beforeAll(async () => {
    here = await school({ now: '2026-09-01T10:00:00+03:00' });
    curator = await here.member('Ветрова Ирина Павловна', 'curator', helping);
    mentee = await here.member('Лугова Анна Петровна', 'mentee', asking);
    mentor = await here.member('Сомова Вера Ильинична', 'mentor', helping);
    second = await here.member('Рогова Нина Львовна', 'mentor', helping);
    colleague = await here.member('Яблокова Ольга Игоревна', 'staff', asking);
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

  test('a colleague is called with the consent of the asker, and hears of it only then', async () => {
    colleague[asking].news();
    await second[helping].presses('Позвать коллегу');
    const proposed = await second[helping].says('Яблокова Ольга');
    expect(proposed.text).toContain('Спросили согласия, чтобы позвать:');
    await here.settle();
    expect(colleague[asking].news()).toEqual([]);
    expect((await colleague[asking].forges(await takeOf(here))).text).toContain('Это уже недоступно.');
    const question = mentee[asking].sees();
    expect(question.text).toContain('предлагает позвать:');
    expect(question.buttons).toEqual(['Да', 'Нет']);
    expect((await mentee[asking].presses('Да')).text).toContain('Вам помогает:');
    await here.settle();
    const asked = colleague[asking].news().at(-1);
    expect(asked?.text).toContain('зовёт вас помочь коллеге вместе');
    expect(asked?.text).toContain('Класс шумит, урок не начать.');
    expect(asked?.whole).not.toMatch(/Лугова|А\. П\. Л\./);
    expect(second[helping].sees().text).toContain('Согласие есть.');
    expect((await second[helping].presses('Позвать коллегу')).text).toContain('Ждём ответа');
  });

  test('in the conversation of three each hears the two others, and whoever took it stays the helper', async () => {
    expect((await colleague[asking].presses('Беру')).text).toContain('Спасибо, что откликнулись.');
    await here.settle();
    expect(second[helping].sees().text).toContain('Теперь в разговоре:');
    await colleague[asking].says('Начните с тихого сигнала');
    await here.settle();
    for (const phone of [mentee[asking], second[helping]])
      expect(phone.news().at(-1)?.text).toContain('Начните с тихого сигнала');
    const opened = await second[helping].presses('Ответить');
    expect(opened.buttons).not.toContain('Позвать коллегу');
    await second[helping].says('Поддерживаю');
    await here.settle();
    for (const phone of [mentee[asking], colleague[asking]]) expect(phone.news().at(-1)?.text).toContain('Поддерживаю');
    await mentee[asking].presses('Ответить');
    await mentee[asking].says('Спасибо, попробую');
    await here.settle();
    for (const phone of [second[helping], colleague[asking]])
      expect(phone.news().at(-1)?.text).toContain('Спасибо, попробую');
    const [request] = await here.system((tx) => tx.helps.where({ organisationId: here.organisation.id }));
    expect([request?.helperId, request?.colleagueId]).toEqual([second.person.id, colleague.person.id]);
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
    expect(said.text).toContain('Дошло не до всех. Бот заблокирован:');
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
    for (const phone of [second[helping], colleague[asking]])
      expect(phone.news().at(-1)?.text).toContain('Спасибо за помощь: спросим ещё одного коллегу.');
    expect(curator[helping].news().at(-1)?.text).toContain('Класс шумит, урок не начать.');
    await curator[helping].presses('Беру');
    await here.settle();
    await curator[helping].presses('Позвать коллегу');
    await curator[helping].says('Сомова Вера');
    await here.settle();
    mentor[helping].news();
    const spared = await mentee[asking].presses('Нет');
    expect(spared.text).toContain('Хорошо, продолжайте вдвоём.');
    await here.settle();
    expect(curator[helping].sees().text).toContain('Пока никого не зовём: продолжайте вдвоём.');
    expect(mentor[helping].news()).toEqual([]);
    await mentee[asking].presses('Нужна помощь');
    await mentee[asking].presses('Ваша: Дисциплина');
    mentee[asking].news();
    await mentee[asking].presses('Помогло');
    expect(mentee[asking].news().some((one) => one.text.includes('Просьба закрыта: помогло'))).toBe(true);
    expect((await curator[helping].presses('Просьбы о помощи')).text).toContain('Помогло: 1 из 1');
  });

  test('an asker who typed, and has no screen to edit, hears of a climb once', async () => {
    await mentee[asking].presses('Нужна помощь');
    for (const words of ['Дисциплина', 'Как успокоить класс?', 'Сегодня']) await mentee[asking].says(words);
    mentee[asking].news();
    await mentor[helping].presses('Не сейчас');
    await here.settle();
    const told = mentee[asking].news();
    expect(told.map((one) => one.text.split(',')[0])).toEqual(['Дисциплина. Спрашиваем: наставники школы']);
    expect((await mentee[asking].presses('Где моя просьба')).text).toContain('Спрашиваем: наставники школы');
  });

  test('in quiet hours the writer hears when it arrives; whoever allowed evenings gets it at once', async () => {
    await second[helping].presses('Беру');
    await here.until('2026-09-01T21:00:00+03:00');
    expect((await second[helping].says('Расскажите подробнее')).text).toContain(
      'Сохранено. Сейчас тихие часы: сообщение придёт ср, 2\u00a0сентября',
    );
    await second[helping].forges('help.late:on');
    await mentee[asking].presses('Написать');
    expect((await mentee[asking].says('Шумят на перемене')).text).toContain('Отправлено.');
    await here.settle();
    expect(second[helping].news().at(-1)?.text).toContain('Шумят на перемене');
    expect(mentee[asking].news().some((one) => one.text.includes('Расскажите подробнее'))).toBe(false);
  });

  test('three working days of silence are asked about, two more end it, and the same words can be asked again', async () => {
    const told = (words: string) => expect(mentee[asking].news().some((one) => one.text.includes(words))).toBe(true);
    await here.until('2026-09-04T09:30:00+03:00');
    told('В разговоре тихо. Получилось помочь?');
    await here.until('2026-09-08T09:30:00+03:00');
    told('Разговор закрыт: в нём долго не писали');
    curator[helping].news();
    await mentee[asking].presses('Спросить ещё');
    await here.settle();
    expect(curator[helping].news().at(-1)?.text).toContain('Как успокоить класс?');
  });

  test('a helper who withdraws their consent leaves the request to the next, with its words', async () => {
    const open = await here.system((tx) => tx.helps.where({ status: 'open' }));
    for (const { id } of open) await mentee[asking].forges(`help.drop:${id}`);
    await asks(mentee[asking], { text: 'Двое спорят на каждом уроке.' });
    await mentor[helping].presses('Беру');
    second[helping].news();
    await mentor[helping].forges('consent.withdraw.yes');
    await here.until('2026-09-08T09:45:00+03:00');
    await here.settle();
    expect(second[helping].news().at(-1)?.text).toContain('Двое спорят');
    expect((await second[helping].presses('Беру')).text).toContain('Двое спорят');
  });
});

const takeOf = async (here: School): Promise<string> => {
  const [request] = await here.system((tx) => tx.helps.where({ organisationId: here.organisation.id }));
  return `help.take:${request?.id}`;
};
