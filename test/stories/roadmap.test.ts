import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import { ordinary, readingOf, stageRead, windowed } from '../core/roadmap/readings.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Phone, roadmapChat } from '../support/roadmap-chat.ts';

const shared: { database?: TestDatabase } = {};
const database = (): TestDatabase => {
  if (!shared.database) throw new Error('not open yet');
  return shared.database;
};
beforeAll(async () => {
  shared.database = await testDatabase();
});
afterAll(() => shared.database?.close());

async function school(options: Parameters<typeof roadmapChat>[1] = {}, channel: Phone['channel'] = 'telegram') {
  const chat = await roadmapChat(database(), options);
  return {
    ...chat,
    curator: await chat.member('Орлова', 'curator', { channel, position: 'заместитель директора по УВР' }),
    head: await chat.member('Соколов', 'head', { channel }),
  };
}

/** From the file to approval by the head. */
async function approved(options: Parameters<typeof roadmapChat>[1] = {}, channel: Phone['channel'] = 'telegram') {
  const here = await school(options, channel);
  await here.curator.isRead(ordinary);
  await here.curator.presses('Ответить на вопросы: 1');
  await here.curator.says('до 20 ноября 2026');
  await here.curator.presses('Отправить на утверждение');
  here.head.opensNotice();
  await here.head.presses('Утвердить');
  await here.head.says('15-од');
  await here.head.says('сегодня');
  return here;
}

describe.each(channels)('in %s: a roadmap from its file to the last closed stage', (channel) => {
  test('the curator sends a file, answers one question, the head approves with number and date', async () => {
    const { curator, head } = await school({}, channel);
    await curator.sends('карта.docx');
    expect(curator.text()).toBe('Читаю файл…');
    await curator.isRead(ordinary);
    expect(curator.text()).toContain(
      'Прочитано мероприятий: 8. Со сроками: 4 · повторяются: 1 · постоянно: 1 · по запросу: 1 · без срока: 1',
    );
    await curator.presses('Ответить на вопросы: 1');
    expect(curator.text()).toContain('5. Обучение наставников');
    await curator.says('когда получится');
    expect(curator.text()).toContain('Напишите срок иначе');
    await curator.says('до 20 ноября 2026');
    await curator.presses('Отправить на утверждение');
    expect(head.notices().at(-1)).toContain('Дорожная карта на утверждение');
    head.opensNotice();
    await head.presses('Утвердить');
    expect(head.text()).toContain('Номер приказа');
    await head.says('15-од');
    await head.says('24.08.2026');
    expect(head.text()).toContain('Дорожная карта утверждена');
    expect(head.text()).toContain('Впереди сроков: 9');
    expect(curator.notices().at(-1)).toContain('15-од');
  });

  test('a stage is closed from its reminder with one tap and the result', async () => {
    const { curator, system, organisation } = await approved({}, channel);
    const [first] = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-10-15'), date('2026-10-15')),
    );
    await curator.forges(`occ.close:${first?.id}`);
    await curator.says('Банк собран, приказ № 31');
    expect(curator.text()).toContain('Этап закрыт');
    const closed = await system((tx) => tx.occurrences.get(first?.id ?? ('' as never)));
    expect(closed).toMatchObject({ status: 'done', result: { orderNumber: '31' }, closedBy: curator.person.id });
    await curator.forges(`occ.close:${first?.id}`);
    expect(curator.text()).toContain('уже закрыто');
  });
});

test('the head returns the roadmap with a remark, and the curator goes on with the draft', async () => {
  const { curator, head } = await school();
  await curator.isRead(readingOf(stageRead('1.', 'Приказ', windowed('сентябрь 2026', '2026-09-01', '2026-09-30'))));
  await curator.presses('Отправить на утверждение');
  head.opensNotice();
  await head.presses('Вернуть с замечанием');
  await head.says('Добавьте конкурс молодых учителей');
  curator.opensNotice();
  expect(curator.text()).toContain('Замечание: Добавьте конкурс молодых учителей');
  await curator.presses('Этапы');
  await curator.presses('Добавить этап');
  await curator.says('Конкурс молодых учителей');
  await curator.says('до 20 апреля 2027');
  await curator.presses('К списку');
  expect(curator.text()).toContain('Конкурс молодых учителей');
  await curator.presses('К черновику');
  await curator.presses('Отправить на утверждение');
  expect(head.notices()).toHaveLength(2);
});

test('where no head is connected the curator enters the order, and it says so', async () => {
  const chat = await roadmapChat(database());
  const curator = await chat.member('Орлова', 'curator');
  await chat.member('Соколов', 'head', { connected: false });
  await curator.isRead(readingOf(stageRead('1.', 'Приказ', windowed('сентябрь 2026', '2026-09-01', '2026-09-30'))));
  await curator.presses('Отправить на утверждение');
  expect(curator.text()).toContain('Руководитель не подключён');
  await curator.presses('Указать приказ');
  await curator.says('7');
  await curator.says('завтра');
  expect(curator.text()).toContain('ещё не наступила');
  await curator.says('вчера');
  expect(curator.text()).toContain('ввёл куратор');
  const [roadmap] = await chat.system((tx) => tx.roadmaps.where({ organisationId: chat.organisation.id }));
  expect(roadmap).toMatchObject({ status: 'approved', orderNumber: '7' });
  expect(roadmap?.approvedBy).toBeUndefined();
});

describe('stages that are past before approval', () => {
  const autumn = readingOf(
    stageRead('1.', 'Приказ', windowed('сентябрь 2026', '2026-09-01', '2026-09-30')),
    stageRead('2.', 'Банк', windowed('октябрь 2026', '2026-10-01', '2026-10-31')),
    stageRead('3.', 'Анкеты', windowed('до 1 ноября 2026', undefined, '2026-11-01')),
    stageRead('4.', 'Итоги', windowed('май 2027', '2027-05-01', '2027-05-31')),
  );

  test('each is closed, moved or left; nobody is reminded of what was before approval', async () => {
    const { curator, head, system, organisation } = await school({ now: '2026-11-16T10:00:00+03:00' });
    await curator.isRead(autumn);
    expect(curator.text()).toContain('Срок уже прошёл: 3');
    await curator.presses('Решить про прошедшие');
    await curator.presses('1');
    await curator.presses('Закрыть');
    await curator.presses('2');
    await curator.presses('Перенести');
    await curator.says('11.11.2026');
    expect(curator.text()).toContain('уже прошла');
    await curator.says('1 декабря');
    await curator.presses('К черновику');
    await curator.presses('На утверждение');
    head.opensNotice();
    await head.presses('Утвердить');
    await head.says('3');
    await head.says('сегодня');
    const all = await system((tx) => tx.occurrences.where({ organisationId: organisation.id }));
    const states = Object.fromEntries(all.map((one) => [one.due.toString(), one.status]));
    expect(states).toEqual({ '2026-09-30': 'done', '2026-12-01': 'open', '2026-11-01': 'past', '2027-05-31': 'open' });
  });

  test('all at once', async () => {
    const { curator } = await school({ now: '2026-11-16T10:00:00+03:00' });
    await curator.isRead(autumn);
    await curator.presses('Решить про прошедшие');
    await curator.presses('Закрыть все');
    expect(curator.labels()).toContain('Отправить на утверждение');
  });
});

describe('names in the assignee column', () => {
  const withNames = readingOf(
    stageRead('1.', 'Приказ', windowed('сентябрь 2026', '2026-09-01', '2026-09-30'), { responsible: 'Орлова Т. Н.' }),
    stageRead('2.', 'Банк', windowed('октябрь 2026', '2026-10-01', '2026-10-31'), { responsible: 'Кузнецова А. А.' }),
  );

  test('become links to people; whoever is unknown is said to be not connected', async () => {
    const { curator, system } = await school();
    await curator.isRead(withNames);
    await curator.presses('Ответственные');
    expect(curator.text()).toContain('ответственный не подключён: 1');
    expect(curator.text()).not.toContain('Кузнецова');
    expect(curator.labels()).toContain('Добавить человека');
    const stages = await system((tx) => tx.stages.where({ number: '1.' }));
    expect(stages.map((stage) => stage.assignees)).toContainEqual([{ person: curator.person.id }]);
    await curator.presses('2');
    await curator.presses('роль: куратор');
    expect(curator.labels()).toContain('✓ роль: куратор');
    await curator.presses('Готово');
    await curator.presses('Всё верно');
    expect(curator.text()).not.toContain('Без ответственных');
  });

  test('are not taken from a messenger that may not carry them: nothing is kept, and the way is shown', async () => {
    const settings = { names: { telegram: 'initials', vk: 'full' } } as const;
    const { curator, system, organisation } = await school({ settings, page: true });
    await curator.isRead(withNames);
    expect(curator.text()).toContain('в Telegram не передаются');
    expect(curator.text()).toContain('VK');
    expect(curator.labels()).toContain('Прислать файл по ссылке');
    expect(await system((tx) => tx.roadmaps.where({ organisationId: organisation.id }))).toEqual([]);
    await curator.isRead(withNames, 'page:abc');
    expect(curator.text()).toContain('Прочитано мероприятий: 2');
  });
});

describe('after approval', () => {
  test('the plan turns month by month, and a card shows what it is', async () => {
    const { curator } = await approved();
    await curator.says('План года');
    expect(curator.text()).toContain('План на август 2026');
    await curator.presses('сентябрь 2026');
    expect(curator.text()).toContain('Подготовка приказов');
    await curator.presses('1');
    expect(curator.text()).toContain('Ожидаемый результат: Приказ издан');
    await curator.presses('Чек-лист');
    await curator.presses('☐ 2');
    expect(curator.text()).toContain('Отмечено: 1 из 2');
    await curator.presses('К карточке');
    expect(curator.text()).toContain('☑ Положение');
  });

  test('a date is moved with a reason: the due version is raised, old reminders and snoozes go', async () => {
    const { curator, system, organisation } = await approved();
    const [bank] = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-10-15'), date('2026-10-15')),
    );
    await curator.forges(`occ.snooze:${bank?.id}:7`);
    expect(curator.text()).toContain('31 августа 2026');
    await curator.presses('Мои дела');
    await curator.forges(`occ.postpone:${bank?.id}`);
    await curator.says('1 ноября 2026');
    await curator.says('Ждём новых учителей');
    const moved = await system((tx) => tx.occurrences.get(bank?.id ?? ('' as never)));
    expect(moved).toMatchObject({ dueVersion: 1, status: 'open' });
    expect([moved.due, moved.planned].map(String)).toEqual(['2026-11-01', '2026-10-15']);
    expect(await system((tx) => tx.snoozes.where({ occurrenceId: moved.id }))).toEqual([]);
    await curator.presses('Карточка');
    await curator.presses('История');
    expect(curator.text()).toContain('Ждём новых учителей');
  });

  test('a stage is skipped with a reason and opened again', async () => {
    const { curator, system, organisation } = await approved();
    const [bank] = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-10-15'), date('2026-10-15')),
    );
    await curator.forges(`occ.skip:${bank?.id}`);
    await curator.says('Новых учителей нет');
    await curator.presses('Открыть заново');
    expect(curator.text()).toContain('Состояние: открыт');
    const again = await system((tx) => tx.occurrences.get(bank?.id ?? ('' as never)));
    expect(again).toMatchObject({ status: 'open', dueVersion: 1 });
  });

  test('closing a stage asks the information-support stage what to publish', async () => {
    const here = await approved();
    const keeper = await here.member('Белкина', 'administrator');
    const [bank] = await here.system((tx) =>
      tx.occurrences.between(here.organisation.id, date('2026-10-15'), date('2026-10-15')),
    );
    await here.curator.forges(`occ.close:${bank?.id}`);
    await here.curator.presses('Выполнено, без документа');
    expect(keeper.notices().at(-1)).toContain('Что опубликовать по этапу «2. Банк наставляемых»?');
    keeper.opensNotice();
    await keeper.presses('Опубликовано');
    await keeper.says('https://school.example/news/5');
    expect(keeper.text()).toContain('Отмечено: опубликовано');
    await keeper.forges(`pub.none:${bank?.id}`);
    expect(keeper.text()).toContain('Уже отмечено');
    const history = await here.system((tx) => tx.history.where({ subject: bank?.id ?? '' }));
    expect(history.map((one) => one.act)).toEqual(expect.arrayContaining(['closed', 'published']));
  });

  test('a request gives an on-request stage its date', async () => {
    const { curator, system, organisation } = await approved();
    await curator.says('Дорожная карта');
    await curator.presses('Этапы');
    await curator.presses('Дальше');
    await curator.presses('6');
    await curator.presses('Зарегистрировать запрос');
    await curator.says('Регион просит число пар');
    await curator.says('через неделю');
    expect(curator.text()).toContain('Запрос: Регион просит число пар');
    const [request] = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-08-31'), date('2026-08-31')),
    );
    expect(request).toMatchObject({ status: 'open', request: 'Регион просит число пар' });
  });

  test('a file sent at the question about the result closes the stage', async () => {
    const { curator, system, organisation } = await approved();
    const [bank] = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-10-15'), date('2026-10-15')),
    );
    await curator.forges(`occ.close:${bank?.id}`);
    await curator.sends('Приказ.docx', 'приказ № 44');
    expect(curator.text()).toContain('Этап закрыт');
    const closed = await system((tx) => tx.occurrences.get(bank?.id ?? ('' as never)));
    expect(closed.result).toMatchObject({ orderNumber: '44', file: expect.any(String) });
    const [upload] = await system((tx) => tx.uploads.where({ purpose: 'result' }));
    expect(upload?.id).toBe(closed.result?.file);
  });

  test('an assignee sees and acts on their own duties only; others are shown nothing', async () => {
    const here = await approved();
    const psychologist = await here.member('Зимина', 'psychologist');
    const mentor = await here.member('Лескова', 'mentor');
    await psychologist.says('Мои дела');
    expect(psychologist.text()).toContain('5. Обучение наставников');
    expect(psychologist.text()).not.toContain('Банк');
    await mentor.says('Мои дела');
    expect(mentor.text()).toContain('ничего не закреплено');
    const all = await here.system((tx) => tx.occurrences.where({ organisationId: here.organisation.id }));
    for (const one of all)
      for (const verb of ['occ', 'occ.close', 'occ.postpone', 'occ.skip', 'occ.history']) {
        await mentor.forges(`${verb}:${one.id}`);
        expect(mentor.text()).toMatch(/недоступно|другой роли/);
      }
  });

  test('a second file for the period is shown as a difference; closings, history and moved dates stay', async () => {
    const { curator, head, system, organisation } = await approved();
    const [bank] = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-10-15'), date('2026-10-15')),
    );
    await curator.forges(`occ.close:${bank?.id}`);
    await curator.says('Банк собран');
    const [, , third, ...rest] = ordinary.stages;
    if (!third) throw new Error('the fixture has changed');
    await curator.isRead({
      ...ordinary,
      stages: [
        stageRead('1.', 'Подготовка приказов и положений', windowed('октябрь 2026', '2026-10-01', '2026-10-31')),
        stageRead('2.', 'Банк наставляемых', windowed('до 1 ноября 2026', undefined, '2026-11-01')),
        third,
        stageRead('4.', 'Школьный конкурс наставников', windowed('март 2027', '2027-03-01', '2027-03-31')),
        ...rest.filter((one) => one.number !== '7.' && one.number !== '5.'),
      ],
    });
    expect(curator.text()).toContain('после утверждения её заменит новая');
    await curator.presses('Что изменилось');
    expect(curator.text()).toContain('Добавлено: 1 · исчезло: 2 · другой срок: 2 · без изменений: 4');
    await curator.presses('Всё верно');
    await curator.presses('Отправить на утверждение');
    head.opensNotice();
    await head.presses('Утвердить');
    await head.says('16-од');
    await head.says('сегодня');
    const roadmaps = await system((tx) => tx.roadmaps.where({ organisationId: organisation.id }));
    expect(roadmaps.map((one) => one.status).sort()).toEqual(['approved', 'superseded']);
    const closed = await system((tx) => tx.occurrences.get(bank?.id ?? ('' as never)));
    expect(closed).toMatchObject({ status: 'done', result: { text: 'Банк собран' }, dueVersion: 0 });
    const october = await system((tx) =>
      tx.occurrences.between(organisation.id, date('2026-10-31'), date('2026-10-31')),
    );
    expect(october).toMatchObject([{ status: 'open', dueVersion: 1 }]);
  });

  test('the report counts apart what has no date, and comes as a file', async () => {
    const { curator, system, organisation } = await approved();
    await curator.says('Дорожная карта');
    await curator.presses('Отчёт');
    expect(curator.text()).toContain('Выполнено: 0 из 9 (0 %)');
    expect(curator.text()).toContain('постоянно: 1 · по запросу: 1 · без срока: 0');
    await curator.presses('Word');
    const [file] = await system((tx) => tx.files.where({ organisationId: organisation.id }));
    expect(file?.name).toMatch(/\.docx$/);
  });

  test('last year’s roadmap is copied with its dates moved', async () => {
    const { curator } = await approved();
    await curator.says('Дорожная карта');
    await curator.presses('Новая карта');
    await curator.presses('Скопировать прошлогоднюю');
    expect(curator.text()).toContain('1 сентября 2027');
    await curator.presses('Этапы');
    expect(curator.text()).toContain('сентябрь 2027');
  });
});

test('the sample of seven stages asks for the period and then for six dates', async () => {
  const { curator } = await school();
  await curator.says('Дорожная карта');
  await curator.presses('Новая карта');
  await curator.presses('Взять примерную');
  await curator.presses('Назвать период карты');
  await curator.says('2026-2027 учебный год');
  await curator.presses('Ответить на вопросы: 6');
  await curator.says('сентябрь 2026');
  await curator.presses('Без срока пока');
  await curator.presses('Постоянно');
  await curator.presses('По запросу');
  await curator.presses('Сохранить и продолжить позже');
  await curator.presses('Продолжить');
  await curator.says('октябрь');
  await curator.says('май 2027');
  expect(curator.labels()).toContain('Отправить на утверждение');
  expect(curator.text()).toContain('Со сроками: 3 · постоянно: 2 · по запросу: 1 · без срока: 1');
});
