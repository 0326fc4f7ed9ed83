import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#core/conversation/context.ts';
import { button } from '#core/conversation/screen.ts';
import type { Scope } from '#core/kernel/store.ts';
import { dayIn } from '#core/kernel/time.ts';
import { askToShare } from '#core/practices/share.ts';
import { similarPractice, suggestion } from '#core/practices/suggest.ts';
import { newId } from '#db/new-id.ts';
import { type Member, type School, school } from '../support/school.ts';

let here: School;
let curator: Member;
let council: Member;
let mentor: Member;
let mentee: Member;
let teacher: Member;
beforeAll(async () => {
  here = await school({ now: '2026-11-16T10:00:00+03:00' });
  curator = await here.member('Ветрова Ирина Павловна', 'curator', 'vk', 'telegram');
  council = await here.member('Тополева Нина Олеговна', 'council', 'telegram');
  mentor = await here.member('Лугова Анна Петровна', 'mentor', 'vk');
  mentee = await here.member('Ким Олег Игоревич', 'mentee', 'telegram');
  teacher = await here.member('Зимин Пётр Ильич', 'staff', 'vk', 'telegram');
});
afterAll(() => here.stop());

const scopeOf = ({ person }: Member): Scope => ({
  ...{ as: 'person', person: person.id, organisations: [here.organisation.id], roles: ['mentee'] },
});

/** As somebody's press would have it, where the feature that calls is another one. */
const as = <R>(member: Member, work: (ctx: Context) => Promise<R>): Promise<R> =>
  here.database.store.transaction(scopeOf(member), (tx) => {
    const today = dayIn(here.organisation.settings.zone, here.clock.now());
    const me = { person: member.person, organisation: here.organisation, roles: ['mentee' as const], today };
    // only what these two use
    return work({ tx, me, newId, now: here.clock.now() } as unknown as Context);
  });

const solved = (helpId: string) =>
  as(mentee, (ctx) =>
    askToShare(ctx, { helpId, area: 'parents', asker: mentee.person.id, helper: mentor.person.id }),
  ).then(() => here.until(here.clock.now().toString()));

const cards = () => here.system((tx) => tx.practices.where({}));

test('of a solved request each side writes its own sentences, one in Telegram and one in VK; names are taken out before sending', async () => {
  await solved('help-1');
  expect(mentee.telegram.sees()).toShow('двумя предложениями', 'только если согласны обе стороны', 'Поделиться', 'Нет');
  expect(mentor.vk.sees()).toShow('Поделиться', 'Нет');
  // Two taps and the words.
  await mentee.telegram.presses('Поделиться');
  expect(mentee.telegram.sees()).toShow('В чём была трудность?', 'без имён и классов');
  expect(await mentee.telegram.says('Раз. Два. Три четыре.')).toShow('Хватит двух предложений');
  await mentee.telegram.says('Родители 5 А не приходят на собрания. Звонил Луговой и Анне Петровне.');
  expect(mentee.telegram.sees()).toShow(
    'Родители [класс] не приходят на собрания. Звонил [имя] и [имя].',
    'В скобках то, что бот убрал',
  );
  expect(await mentee.telegram.presses('Отправить')).toShow('Когда напишет и другая сторона');
  expect((await cards()).map(({ status }) => status)).toEqual(['asked']);
  // The curator sees nothing of what is between the two yet.
  expect(await curator.vk.says('Практики')).toShow('Практики: 0');
  await curator.vk.forges(`practice:${(await cards())[0]?.id ?? ''}`);
  expect(curator.vk.sees()).toShow('Это уже недоступно');

  await mentor.vk.presses('Поделиться');
  await mentor.vk.says('Начали встречу с работ детей. Тем, кто не смог, отправили итоги.');
  expect(await mentor.vk.presses('Отправить')).toShow('Карточка отправлена куратору');
  const [card] = await cards();
  expect(card).toMatchObject({ status: 'proposed', title: 'Родители [класс] не приходят на собрания', open: false });
  // What was typed with names is kept nowhere.
  expect(JSON.stringify(await here.system((tx) => tx.forms.where({ form: 'practice-share' })))).not.toContain('Лугов');
});

test('the curator is told in the digest, mends and approves it; then it is found by any form of its words', async () => {
  await here.until('2026-11-17T09:30:00+03:00');
  expect(curator.vk.sees()).toShow('Практика на утверждении');
  await curator.vk.presses('Решить');
  await curator.vk.presses('Изменить');
  await curator.vk.presses('Изменить ответ');
  await curator.vk.presses('2.');
  await curator.vk.says('Родители не приходят на собрания');
  expect(await curator.vk.presses('Отправить')).toShow('Изменения записаны', 'Утвердить');
  expect(await curator.vk.presses('Утвердить')).toShow('Карточка в библиотеке.');
  expect(mentor.vk.sees()).toShow('Ваша практика в библиотеке');

  for (const phone of [teacher.vk, teacher.telegram]) {
    await phone.says('Практики');
    await phone.presses('Найти');
    expect(await phone.says('как позвать РОДИТЕЛЕЙ на собрание?')).toShow(
      'Нашлось:',
      '1. Родители не приходят на собрания',
    );
  }
  await teacher.telegram.presses('Искать ещё');
  expect(await teacher.telegram.says('сабрание')).toShow('1. Родители не приходят на собрания');
  await teacher.telegram.presses('Искать ещё');
  expect(await teacher.telegram.says('погода на Марсе')).toShow('Такого пока нет');
});

test('«Помогло» counts once a person, in whichever messenger and however often; not the authors’ own', async () => {
  const [card] = await cards();
  const open = `practice:${card?.id ?? ''}`;
  await teacher.vk.forges(open);
  expect(await teacher.vk.presses('Помогло')).toShow('Спасибо, отмечено', 'Помогло: 1');
  await teacher.telegram.forges(`practice.thanks:${card?.id ?? ''}`);
  await mentor.vk.forges(`practice.thanks:${card?.id ?? ''}`);
  expect((await cards())[0]?.thanked).toBe(1);
  expect((await mentor.vk.forges(open)).buttons).not.toContain('Помогло');
});

test('it is what the next similar request is offered; an unlike one is offered nothing', async () => {
  const like = (words: string, area: string) => as(teacher, (ctx) => similarPractice(ctx, { words, area }));
  expect((await like('Завтра собрание, а родители никогда не приходят. Что делать?', 'parents'))?.area).toBe('parents');
  const [card] = await cards();
  const shown = await as(teacher, async (ctx) =>
    card ? suggestion(ctx, card, button('Помогло', 'a'), button('Всё равно спросить', 'b')) : undefined,
  );
  expect(JSON.stringify(shown)).toContain('Похожая просьба уже решалась');
  expect((await cards())[0]?.offered).toBe(1);
  expect(await like('Как заполнить журнал за четверть?', 'documents')).toBeUndefined();
  expect(await like('Собрание педсовета завтра, а доклад не готов', 'documents')).toBeUndefined();
});

test('«Нет» of one side ends it without telling who said so, and the other’s words are erased', async () => {
  await solved('help-2');
  await mentor.vk.presses('Поделиться');
  await mentor.vk.says('Сели и вместе расписали урок по минутам.');
  await mentor.vk.presses('Отправить');
  mentor.vk.news();
  expect(await mentee.telegram.presses('Нет')).toShow('Хорошо, карточки не будет.');
  const told = mentor.vk
    .news()
    .map(({ whole }) => whole)
    .join('\n');
  expect(told).toContain('Карточки о решённой просьбе не будет');
  expect(told).not.toContain('Ким');
  const dropped = (await cards()).find(({ helpId }) => helpId === 'help-2');
  expect(dropped).toMatchObject({ status: 'withdrawn', helped: '' });
  // Pressed late, it says so.
  await mentee.telegram.forges(`practice.share:${dropped?.id ?? ''}`);
  expect(mentee.telegram.sees()).toShow('Кнопка устарела');
});

test('written directly by a mentor, returned by the council with a remark, mended and approved', async () => {
  await mentor.vk.says('Практики');
  await mentor.vk.presses('Добавить практику');
  await mentor.vk.says('Цели и структура урока');
  await mentor.vk.says('Конец урока без спешки');
  await mentor.vk.says('На итог не хватало времени.');
  await mentor.vk.says('Таймер за семь минут до звонка. Спросите Тополеву, +7 912 345-67-89.');
  expect(mentor.vk.sees()).toShow('Спросите [имя], [телефон].');
  expect(await mentor.vk.presses('Отправить')).toShow('ждёт утверждения');
  await mentor.vk.forges(`practice.approve:${(await cards()).find((one) => one.status === 'proposed')?.id ?? ''}`);
  expect(mentor.vk.sees()).toShow('доступно другой роли');

  await council.telegram.says('/start');
  expect(council.telegram.sees()).toShow('Практики на утверждении: 1');
  await council.telegram.presses('Посмотреть практики');
  await council.telegram.presses('1');
  await council.telegram.presses('Вернуть с замечанием');
  await council.telegram.says('Без последней фразы');
  expect(mentor.vk.sees()).toShow('Замечание: Без последней фразы');
  await mentor.vk.presses('Исправить');
  await mentor.vk.presses('Изменить ответ');
  await mentor.vk.presses('4.');
  await mentor.vk.says('Таймер за семь минут до звонка.');
  await mentor.vk.presses('Отправить');
  await council.telegram.says('Практики');
  await council.telegram.presses('На утверждении');
  await council.telegram.presses('1');
  expect(await council.telegram.presses('Утвердить')).toShow('Карточка в библиотеке.');
});

test('the paper for the site: approved cards only, and an author only with consent to publication', async () => {
  await curator.telegram.says('Практики');
  await curator.telegram.presses('Скачать .docx');
  const paper = (await curator.telegram.downloads()).toString('latin1');
  expect(paper.length).toBeGreaterThan(1000);
  const [stored] = await here.system((tx) => tx.files.where({ ownerId: curator.person.id }));
  expect(stored?.hasNames).toBe(false);

  await mentor.vk.says('Мои данные');
  await mentor.vk.presses('Согласия');
  await mentor.vk.presses('Публикация');
  await mentor.vk.presses('Даю согласие');
  await curator.vk.says('Практики');
  await curator.vk.presses('Скачать .docx');
  const files = await here.system((tx) => tx.files.where({ ownerId: curator.person.id }));
  expect(files.some(({ hasNames }) => hasNames)).toBe(true);
});

test('other schools of the municipality find what is open, after their own, and nothing else of it', async () => {
  const municipality = newId<'organisation'>();
  const there = newId<'organisation'>();
  await here.system(async (tx) => {
    const settings = { ...here.organisation.settings, municipality };
    await tx.organisations.add({ id: municipality, name: 'Отдел образования', settings: here.organisation.settings });
    await tx.organisations.put({ ...here.organisation, settings });
    await tx.organisations.add({ id: there, name: 'Школа № 8', settings });
    const at = here.clock.now();
    const card = { organisationId: there, area: 'parents' as const, authors: [], createdAt: at, changedAt: at };
    const words = { ...card, status: 'approved' as const, difficulty: '', helped: '', offered: 0, thanked: 0 };
    await tx.practices.add({ ...words, id: newId(), title: 'Собрание родителей в парке', open: true });
    await tx.practices.add({ ...words, id: newId(), title: 'Собрание родителей за закрытыми дверями', open: false });
  });
  await teacher.vk.says('Практики');
  await teacher.vk.presses('Найти');
  await teacher.vk.says('собрание родителей');
  expect(teacher.vk.sees()).toShow('1. Родители не приходят на собрания', '2. Собрание родителей в парке');
  expect(teacher.vk.sees().text).not.toContain('закрытыми');
  expect(await teacher.vk.presses('2')).toShow('Из другой школы муниципалитета');
  expect(teacher.vk.sees().buttons).not.toContain('Изменить');
  expect(await teacher.vk.presses('Помогло')).toShow('Помогло: 1');
  const shut = (await cards()).find((one) => one.title.includes('закрытыми'));
  expect(await teacher.vk.forges(`practice:${shut?.id ?? ''}`)).toShow('Это уже недоступно');
});

test('an author takes a card out of the library, and whoever withdraws consent leaves theirs in it without a name', async () => {
  const timer = (await cards()).find((one) => one.title === 'Конец урока без спешки');
  await mentor.vk.forges(`practice:${timer?.id ?? ''}`);
  await mentor.vk.presses('Убрать из библиотеки');
  expect(await mentor.vk.presses('Убрать')).toShow('Карточка убрана.');
  expect(await teacher.vk.forges(`practice:${timer?.id ?? ''}`)).toShow('Это уже недоступно');
  await mentor.vk.forges('consent.withdraw.yes');
  const kept = (await cards()).find((one) => one.helpId === 'help-1');
  expect([kept?.status, kept?.authors]).toEqual(['approved', [mentee.person.id]]);
  expect((await cards()).some((one) => one.id === timer?.id)).toBe(false);
});
