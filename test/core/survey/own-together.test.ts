import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#core/kernel/id.ts';
import type { OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import { type House, house, type Talker } from '../../support/hearing.ts';
import { connected } from '../../support/people-house.ts';
import { wholeHouse } from '../../support/whole-house.ts';

let home: House;
let first: Talker;
let second: Talker;
const published = newId<'questionnaire'>();

const all = (): Promise<readonly OwnQuestionnaire[]> =>
  home.database.store.transaction({ as: 'system' }, (tx) => tx.questionnaires.where({}));

beforeAll(async () => {
  home = await house(wholeHouse(() => home.now()));
  first = await connected(home, 'telegram', 'Ветрова Ирина Павловна', 'curator');
  second = await connected(home, 'vk', 'Рябинин Олег Сергеевич', 'administrator');
  await home.database.store.transaction({ as: 'system' }, async (tx) => {
    const [curator] = await tx.roles.where({ role: 'curator' });
    if (!curator) throw new Error('no curator');
    await tx.questionnaires.add({
      ...{ id: published, organisationId: curator.organisationId, family: newId(), version: 1, title: 'Как дела' },
      items: [
        { key: 'q1', kind: 'yesno', text: 'Вы устали?' },
        { key: 'q2', kind: 'text', text: 'От чего?', when: { key: 'q1', is: ['yes'] } },
      ],
      ...{ lastKey: 2, status: 'published', createdBy: curator.personId, createdAt: home.now() },
      publishedAt: home.now(),
    });
  });
});
afterAll(() => home.close());

test('two who press «Изменить» at once are given one draft of the next version', async () => {
  const shown = await Promise.all([first, second].map((phone) => phone.forges(`q.edit:${published}`)));
  for (const { text } of shown) expect(text).toContain('Вопросов: 2. Нажмите номер, чтобы изменить.');
  expect((await all()).map(({ version, status }) => `${version} ${status}`).sort()).toEqual(['1 published', '2 draft']);
});

test('a question is marked in the chat as one for the psychologist, and decides nothing any more that others would see', async () => {
  const draft = (await all()).find((one) => one.status === 'draft')?.id ?? ('' as Id<'questionnaire'>);
  await first.forges(`q.help:${draft}:q1`);
  await first.presses('Изменить ответ');
  await first.presses('3.');
  await first.presses('Только психолог и куратор');
  expect((await first.presses('Отправить')).text).toContain('Ответ увидят только педагог-психолог и куратор.');
  const items = (await all()).find((one) => one.id === draft)?.items;
  expect(items?.map(({ confidential, when }) => [confidential, when])).toEqual([
    [true, undefined],
    [undefined, undefined],
  ]);
  await first.forges(`q.help:${draft}:q1`);
  await first.presses('Изменить ответ');
  await first.presses('3.');
  await first.presses('Куратор и руководитель');
  expect((await first.presses('Отправить')).text).not.toContain('Ответ увидят только');
});
