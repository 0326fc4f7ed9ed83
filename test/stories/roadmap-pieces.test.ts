import { describe, expect, test } from 'vitest';
import { school, sharedDatabase } from '../support/roadmap-school.ts';

sharedDatabase();

const title = 'План мероприятий (дорожная карта) наставничества на 2026-2027 учебный год';
const heading = '№\tМероприятие\tСроки\tОтветственные';
const rows = (from: number, ...deadlines: readonly string[]) =>
  deadlines.map(
    (deadline, index) => `${from + index}\tРабота с парами и группами, дело ${from + index}\t${deadline}\tкуратор`,
  );
const piece = (...lines: readonly string[]) => lines.join('\n');
const first = piece(title, '', heading, ...rows(1, 'сентябрь 2026', 'до 15 октября', 'по запросу'));

describe.each(['telegram', 'vk'] as const)('a table that %s cut in two', (channel) => {
  test('goes on where it was cut when the second piece has no heading and the next number', async () => {
    const { curator, system, organisation } = await school({}, channel);
    await curator.says(first);
    await curator.says(piece(...rows(4, 'ноябрь', 'до 20 мая')));
    expect(curator.text()).toContain('Прочитано мероприятий: 5. Со сроками: 4 · по запросу: 1');
    expect(curator.text()).toContain(title);
    const [roadmap, ...others] = await system((tx) => tx.roadmaps.where({ organisationId: organisation.id }));
    expect(others).toEqual([]);
    const stages = await system((tx) => tx.stages.where({ roadmapId: roadmap?.id }));
    const days = [...stages]
      .sort((a, b) => a.position - b.position)
      .map(({ number, deadline }) => `${number} ${deadline.windows[0]?.due ?? ''}`);
    expect(days).toEqual(['1 2026-09-30', '2 2026-10-15', '3 ', '4 2026-11-30', '5 2027-05-20']);
  });

  test('also while the first question of the first piece is in view, and a third piece too', async () => {
    const { curator } = await school({}, channel);
    await curator.says(piece(title, '', heading, ...rows(1, 'сентябрь 2026', 'после приказа', 'март')));
    expect(curator.text()).toContain('после приказа');
    await curator.says(piece(...rows(4, 'апрель', 'май')));
    expect(curator.text()).toContain('после приказа');
    await curator.says(piece(...rows(6, 'июнь', 'до 25 мая')));
    await curator.says('до 1 октября 2026');
    expect(curator.text()).toContain('Прочитано мероприятий: 7. Со сроками: 7');
  });

  test('is asked about when the second piece could be another roadmap; «Добавить» joins them', async () => {
    const { curator } = await school({}, channel);
    await curator.says(first);
    await curator.says(piece('Методическая работа', heading, ...rows(1, 'ноябрь', 'декабрь')));
    expect(curator.text()).toContain('Это продолжение?');
    await curator.presses('Добавить к черновику');
    expect(curator.text()).toContain('Прочитано мероприятий: 5');
    await curator.says('Дорожная карта');
    expect(curator.labels().filter((label) => label.startsWith('Черновик'))).toHaveLength(1);
  });

  test('and «Отдельная карта» leaves two drafts', async () => {
    const { curator } = await school({}, channel);
    await curator.says(first);
    await curator.says(piece('Методическая работа', heading, ...rows(1, 'ноябрь 2026', 'декабрь 2026')));
    await curator.presses('Отдельная карта');
    expect(curator.text()).toContain('Прочитано мероприятий: 2');
    await curator.says('Дорожная карта');
    expect(curator.labels().filter((label) => label.startsWith('Черновик'))).toHaveLength(2);
  });
});

test('two minutes later, or after an answer, a table is a roadmap of its own', async () => {
  const { curator, today } = await school();
  await curator.says(first);
  today('2026-08-24T10:03:00+03:00');
  await curator.says(piece(title, heading, ...rows(4, 'ноябрь', 'декабрь')));
  expect(curator.text()).not.toContain('Это продолжение?');
  expect(curator.text()).toContain('Прочитано мероприятий: 2');
  await curator.says(piece(title, heading, ...rows(1, 'сентябрь 2026', 'после приказа', 'после отчёта')));
  expect(curator.text()).toContain('Это продолжение?');
  await curator.presses('Отдельная карта');
  await curator.presses('Ответить на вопросы: 2');
  await curator.says('до 1 октября 2026');
  await curator.says(piece(...rows(4, 'ноябрь', 'декабрь')));
  expect(curator.text()).not.toContain('Прочитано мероприятий: 5');
});

test('the button joins once: pressed again it says that it is stale, and a draft is not joined to itself', async () => {
  const { curator, system, organisation } = await school();
  await curator.says(first);
  await curator.says(piece('Методическая работа', heading, ...rows(1, 'ноябрь', 'декабрь')));
  const [one, two] = await system((tx) => tx.roadmaps.where({ organisationId: organisation.id }));
  await curator.forges(`draft.join:${one?.id}:${one?.id}`);
  expect(curator.text()).toContain('Кнопка устарела');
  await curator.forges(`draft.join:${one?.id}:${two?.id}`);
  await curator.forges(`draft.join:${one?.id}:${two?.id}`);
  const left = await system((tx) => tx.roadmaps.where({ organisationId: organisation.id }));
  const stages = await system((tx) => tx.stages.where({ roadmapId: left[0]?.id }));
  expect([left.length, stages.length]).toEqual([1, 5]);
});
