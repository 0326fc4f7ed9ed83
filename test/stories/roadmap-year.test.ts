import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { ordinary, stageRead, windowed } from '../core/roadmap/readings.ts';
import { approved, dutyOn, sharedDatabase } from '../support/roadmap-school.ts';

sharedDatabase();

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
    const bank = await dutyOn({ system, organisation }, '2026-10-15');
    await curator.forges(`occ.snooze:${bank.id}:7`);
    expect(curator.text()).toContain('31 августа 2026');
    await curator.presses('Мои дела');
    await curator.forges(`occ.postpone:${bank.id}`);
    await curator.says('1 ноября 2026');
    await curator.says('Ждём новых учителей');
    const moved = await system((tx) => tx.occurrences.get(bank.id));
    expect(moved).toMatchObject({ dueVersion: 1, status: 'open' });
    expect([moved.due, moved.planned].map(String)).toEqual(['2026-11-01', '2026-10-15']);
    expect(await system((tx) => tx.snoozes.where({ occurrenceId: moved.id }))).toEqual([]);
    await curator.presses('Карточка');
    await curator.presses('История');
    expect(curator.text()).toContain('Ждём новых учителей');
  });

  test('when an assignee moves a date, the curator hears of it', async () => {
    const here = await approved();
    const psychologist = await here.member('Зимина', 'psychologist');
    const training = await dutyOn(here, '2026-11-20');
    await psychologist.forges(`occ.postpone:${training.id}`);
    await psychologist.says('25 ноября 2026');
    await psychologist.says('Семинар перенесли');
    expect(here.curator.notices().at(-1)).toContain('Семинар перенесли');
    await psychologist.forges(`occ.skip:${training.id}`);
    expect(psychologist.text()).toContain('другой роли');
  });

  test('a stage is skipped with a reason and opened again', async () => {
    const { curator, system, organisation } = await approved();
    const bank = await dutyOn({ system, organisation }, '2026-10-15');
    await curator.forges(`occ.skip:${bank.id}`);
    await curator.says('Новых учителей нет');
    await curator.presses('Открыть заново');
    expect(curator.text()).toContain('Состояние: открыт');
    const again = await system((tx) => tx.occurrences.get(bank.id));
    expect(again).toMatchObject({ status: 'open', dueVersion: 1 });
  });

  test('closing a stage asks the information-support stage what to publish', async () => {
    const here = await approved();
    const keeper = await here.member('Белкина', 'administrator');
    const bank = await dutyOn(here, '2026-10-15');
    await here.curator.forges(`occ.close:${bank.id}`);
    await here.curator.presses('Выполнено, без документа');
    expect(keeper.notices().at(-1)).toContain('Что опубликовать по этапу «2. Банк наставляемых»?');
    keeper.opensNotice();
    await keeper.presses('Опубликовано');
    await keeper.says('https://school.example/news/5');
    expect(keeper.text()).toContain('Отмечено: опубликовано');
    await keeper.forges(`pub.none:${bank.id}`);
    expect(keeper.text()).toContain('Уже отмечено');
    const history = await here.system((tx) => tx.history.where({ subject: bank.id }));
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
    const bank = await dutyOn({ system, organisation }, '2026-10-15');
    await curator.forges(`occ.close:${bank.id}`);
    await curator.sends('Приказ.docx', 'приказ № 44');
    expect(curator.text()).toContain('Этап закрыт');
    const closed = await system((tx) => tx.occurrences.get(bank.id));
    expect(closed.result).toMatchObject({ orderNumber: '44', file: expect.any(String) });
    const [upload] = await system((tx) => tx.uploads.where({ purpose: 'result' }));
    expect(upload?.id).toBe(closed.result?.file);
  });

  test('an assignee sees and acts on their own duties only; others are shown nothing', async () => {
    const here = await approved();
    const psychologist = await here.member('Зимина', 'psychologist');
    const mentor = await here.member('Лескова', 'mentor');
    await psychologist.says('Мои дела');
    expect(psychologist.text()).toContain('Обучение наставников');
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
    const bank = await dutyOn({ system, organisation }, '2026-10-15');
    await curator.forges(`occ.close:${bank.id}`);
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
    const closed = await system((tx) => tx.occurrences.get(bank.id));
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
