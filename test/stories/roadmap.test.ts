import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { ordinary, readingOf, stageRead, windowed } from '../core/roadmap/readings.ts';
import { roadmapChat } from '../support/roadmap-chat.ts';
import { approved, database, dutyOn, school, sharedDatabase } from '../support/roadmap-school.ts';

sharedDatabase();

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
    const first = await dutyOn({ system, organisation }, '2026-10-15');
    await curator.forges(`occ.close:${first.id}`);
    await curator.says('Банк собран, приказ № 31');
    expect(curator.text()).toContain('Этап закрыт');
    const closed = await system((tx) => tx.occurrences.get(first.id));
    expect(closed).toMatchObject({ status: 'done', result: { orderNumber: '31' }, closedBy: curator.person.id });
    await curator.forges(`occ.close:${first.id}`);
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
    stageRead('2.', 'Банк', windowed('октябрь 2026', '2026-10-01', '2026-10-31'), { responsible: 'Кузнецова Т. Н.' }),
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

  test('somebody added to the school later takes the place the column named', async () => {
    const { curator, member, system } = await school();
    await curator.isRead(withNames);
    const late = await member('Кузнецова', 'staff', { connected: false });
    await curator.presses('Ответственные');
    await curator.presses('Подставить найденных');
    const stages = await system((tx) => tx.stages.where({ number: '2.' }));
    expect(stages.map((one) => one.assignees)).toContainEqual([{ person: late.person.id }]);
    expect(curator.text()).toContain('ответственный не подключён');
    expect(curator.labels()).not.toContain('Добавить человека');
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
