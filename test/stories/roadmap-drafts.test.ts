import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import { ordinary, readingOf, stageRead, windowed } from '../core/roadmap/readings.ts';
import { approved, school, sharedDatabase } from '../support/roadmap-school.ts';

sharedDatabase();

describe('what is sent without being asked for', () => {
  const pasted = [
    'План мероприятий (дорожная карта) системы наставничества на 2026-2027 учебный год',
    '',
    '№\tМероприятие\tСроки\tОтветственные',
    '1\tПодготовка приказа о наставничестве\tСентябрь 2026\tдиректор',
    '2\tФормирование банка наставников\tдо 15 октября 2026\tкуратор',
    '3\tСбор данных для муниципалитета\tпо запросу\tкуратор',
  ].join('\n');

  test('a table pasted by a curator is a roadmap; by anybody else it is not understood', async () => {
    const { curator, head } = await school();
    await curator.says(pasted);
    expect(curator.text()).toContain('Прочитано мероприятий: 3. Со сроками: 2 · по запросу: 1');
    await head.says(pasted);
    expect(head.text()).toContain('Не получилось понять');
  });

  test('ordinary long words and a file that is too large are not a roadmap', async () => {
    const { curator } = await school();
    await curator.says(`${'Коллеги, добрый день. '.repeat(20)}\nСпасибо`);
    expect(curator.text()).toContain('Не получилось понять');
    await curator.sends('карта.docx', '', 6_000_000);
    expect(curator.text()).toContain('больше 5 МБ');
    await curator.isRead({ refused: 'pdf' });
    expect(curator.text()).toContain('Это PDF');
  });
});

test('a stand-in acts for the person they stand in for, and only in those days', async () => {
  const here = await approved();
  const psychologist = await here.member('Зимина', 'psychologist');
  const friend = await here.member('Лескова', 'staff');
  const all = await here.system((tx) => tx.occurrences.where({ organisationId: here.organisation.id }));
  const training = all.find((one) => one.due.toString() === '2026-11-20');
  await here.system((tx) =>
    tx.roles.add({
      ...{ id: newId<'role'>(), organisationId: here.organisation.id, personId: friend.person.id },
      ...{ role: 'psychologist', from: date('2026-08-01'), to: date('2026-09-10') },
      standsInFor: psychologist.person.id,
    }),
  );
  await friend.says('Мои дела');
  expect(friend.text()).toContain('Обучение наставников');
  here.today('2026-09-11T10:00:00+03:00');
  await friend.forges(`occ.close:${training?.id}`);
  expect(friend.text()).toContain('недоступно');
});

test('an answer given once is not asked again by a second file', async () => {
  const { curator } = await approved();
  await curator.isRead(ordinary);
  expect(curator.labels()).not.toContain('Ответить на вопросы: 1');
  await curator.presses('Этапы');
  expect(curator.text()).toContain('до 20 ноября 2026');
});

test('while the roadmap waits for the head it cannot be changed, and can be recalled', async () => {
  const { curator, head, system } = await school();
  await curator.isRead(readingOf(stageRead('1.', 'Приказ', windowed('сентябрь 2026', '2026-09-01', '2026-09-30'))));
  const add = 'Добавить этап';
  await curator.presses('Этапы');
  expect(curator.labels()).toContain(add);
  await curator.presses('К черновику');
  await curator.presses('Отправить на утверждение');
  await curator.says('Дорожная карта');
  await curator.presses('Карта на утверждении');
  expect(curator.labels()).not.toContain('Этапы');
  await curator.presses('Отозвать');
  const unsent = await system((tx) => tx.outbox.deliveries(`propose:`));
  expect(unsent.filter((one) => one.personId === head.person.id).map((one) => one.status)).toEqual(['dropped']);
  expect(curator.labels()).toContain('Отправить на утверждение');
  head.opensNotice();
  await head.presses('Утвердить');
  expect(head.text()).toContain('Кнопка устарела');
});

test('the first screen says what is expected: answers, approval, duties', async () => {
  const { curator, head } = await school();
  await curator.says('/start');
  expect(curator.text()).toContain('Прислать дорожную карту');
  await curator.isRead(ordinary);
  await curator.says('/start');
  expect(curator.labels()).toContain('Ответить на вопросы: 1');
  await curator.presses('Ответить на вопросы: 1');
  await curator.says('сентябрь 2026');
  await curator.presses('Отправить на утверждение');
  await head.says('/start');
  await head.presses('Посмотреть и утвердить');
  await head.presses('Утвердить');
  await head.says('15-од от 31.12.2026');
  expect(head.text()).toContain('ещё не наступила');
  await head.says('15-од от 24.08.2026');
  expect(head.text()).toContain('№ 15-од от 24 августа 2026 г.');
  await head.says('Мои дела');
  expect(head.text()).toContain('1. Подготовка приказов');
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
