import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import type { OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { readTemplate } from '#core/survey/template-read.ts';
import { readSheetFile } from '#documents/in/read-file.ts';
import { sheetsXlsx } from '#documents/out/sheets-xlsx.ts';
import { byTurns } from '../support/by-turns.ts';
import { type School, school } from '../support/school.ts';

const all = (here: School): Promise<readonly OwnQuestionnaire[]> =>
  here.system(async (tx) => [...(await tx.questionnaires.where({}))].sort((a, b) => a.version - b.version));

const table = (...rows: readonly (readonly string[])[]) => sheetsXlsx([{ name: 'Вопросы', rows, widths: [] }]);

describe.each(channels)('a curator in %s', (channel) => {
  const test = byTurns(channels, channel);
  test('copies the mentor questionnaire, changes and adds a question, looks at it, publishes it and makes a second version', async () => {
    const here = await school();
    const phone = (await here.member('Ветрова Ирина Павловна', 'curator', channel))[channel];
    await phone.says('Опросы');
    expect(await phone.presses('Анкеты')).toShow('Анкеты: 8', '1. Анкета наставника · готовая · 25\u00a0вопросов');
    expect(await phone.presses('1')).toShow('Анкета наставника', 'Вопросов: 25');
    expect(await phone.presses('Сделать копию и изменить')).toShow('Анкета наставника (копия)', 'Версия 1 · черновик');
    await phone.presses('Название');
    await phone.says('Наставник школы № 5');
    expect(await phone.presses('Пропустить')).toShow('Наставник школы № 5');

    // Other words leave the key; other options, where people may have answered, do not.
    expect(await phone.presses('Вопросы')).toShow('Вопросов: 25', 'Раздел: О вас');
    await phone.presses('2');
    await phone.presses('Текст');
    expect(await phone.says('Что вы преподаёте?')).toShow('Вопрос 2 из 25', 'Что вы преподаёте?');
    await phone.presses('К вопросам');
    await phone.presses('6');
    await phone.presses('Варианты');
    await phone.says('Пока нет; Да');
    await phone.presses('К вопросам');
    const [draft] = await all(here);
    expect(draft?.items[1]).toMatchObject({ key: 'subjects', text: 'Что вы преподаёте?' });
    expect(draft?.items[5]).toMatchObject({
      key: 'q1',
      options: [{ value: 'none', label: 'Пока нет' }, { label: 'Да' }],
    });

    await phone.presses('Добавить вопрос');
    await phone.says('один');
    await phone.says('В какой день вам удобно?');
    expect(await phone.says('Среда')).toShow('Нужно хотя бы два варианта');
    await phone.says('Среда; Пятница');
    await phone.presses('Да');
    expect(await phone.presses('Пропустить')).toShow(
      'Вопрос 26 из 26',
      'Один из вариантов (2), можно пропустить',
      '• Пятница',
    );
    await phone.presses('Выше');
    await phone.presses('Условие');
    await phone.says('Нужно ли вам обучение, чтобы начать?');
    await phone.presses('Нет');
    expect(await phone.presses('Готово')).toShow(
      'Вопрос 25 из 26',
      'Только если «Нужно ли вам обучение, чтобы начать?»: Нет',
    );

    await phone.presses('К вопросам');
    await phone.presses('К анкете');
    expect(await phone.presses('Посмотреть как отвечающий')).toShow('Просмотр: ответы не сохраняются');
    expect(await phone.presses('Начать')).toShow('Просмотр: Наставник школы № 5', '1 из 26');
    await phone.presses('Пропустить');
    expect(await phone.presses('Дальше')).toShow('3 из 26', 'стаж');
    await phone.presses('Назад');
    expect(phone.sees()).toShow('Что вы преподаёте?');
    await phone.presses('Закончить просмотр');

    expect(await phone.presses('Опубликовать')).toShow('Опубликованная версия больше не меняется');
    expect(await phone.presses('Опубликовать')).toShow('Анкета опубликована', 'Версия 1 · опубликована');
    const [published] = await all(here);

    await phone.presses('Изменить');
    await phone.presses('6');
    expect(await phone.presses('Удалить')).toShow('Удалить вопрос?');
    expect(await phone.presses('Удалить')).toShow('Вопросов: 25');
    await phone.presses('Добавить вопрос');
    await phone.says('да/нет');
    await phone.says('Согласны ли вы вести группу?');
    await phone.presses('Нет');
    await phone.presses('Пропустить');
    await phone.presses('К вопросам');
    await phone.presses('К анкете');
    await phone.presses('Опубликовать');
    expect(await phone.presses('Опубликовать')).toShow('Версия 2 · опубликована', 'Вопросов: 26');
    const [first, second] = await all(here);
    expect(first).toEqual(published);
    expect(second).toMatchObject({ family: first?.family, version: 2, status: 'published', lastKey: 3 });
    expect(second?.items.map(({ key }) => key)).not.toContain('q1');
    expect(second?.items.at(-1)?.key).toBe('q3');
    expect((await here.system((tx) => tx.forms.where({}))).some(({ form }) => form === 'preview')).toBe(false);
    expect((await here.system((tx) => tx.events.where({}))).map(({ act }) => act)).toContain('questionnaire-published');
    await here.stop();
  });

  test('makes one from a table, after its mistakes are told and mended, and gets the same table back', async () => {
    const here = await school();
    const phone = (await here.member('Ветрова Ирина Павловна', 'curator', channel))[channel];
    await phone.says('Опросы');
    await phone.presses('Анкеты');
    await phone.presses('Новая анкета');
    expect(await phone.presses('Шаблон .xlsx')).toShow('заполните лист «Вопросы»');
    const template = await readSheetFile(await phone.downloads(), 'x.xlsx');
    expect('refused' in template ? [] : template).toHaveLength(3);

    await phone.presses('Прислать файл');
    await phone.sends(await table(['Вопрос', 'Тип'], ['Как дела?', 'текст'], ['Сколько?', 'много']), 'Пульс.xlsx');
    expect(phone.sees()).toShow('Вопросов: 2, ошибок: 1. Анкета не создана.', 'строка 3: непонятный тип «много»');
    expect(await all(here)).toEqual([]);
    await phone.presses('Прислать другой файл');
    const rows = [
      ['Тип', 'Вопрос', 'Варианты'],
      ['текст', 'Как дела?', ''],
      ['один из', 'Где вы?', 'Здесь; Там'],
    ];
    await phone.sends(await table(...rows), 'Пульс_школы.xlsx');
    expect(phone.sees()).toShow('«Пульс школы»', 'Вопросов: 2, ошибок: 0', '2. Где вы? · Один из вариантов (2)');
    expect(await all(here)).toEqual([]);
    expect(await phone.presses('Создать анкету')).toShow('Анкета создана как черновик', 'Пульс школы');
    expect(await all(here)).toHaveLength(1);

    await phone.presses('Скачать .xlsx');
    const back = await readSheetFile(await phone.downloads(), 'x.xlsx');
    const [own] = await all(here);
    expect('refused' in back ? [] : readTemplate(back).items).toEqual(own?.items);
    await here.stop();
  });

  test('is told what to do with a file that is no table, and with an unfinished draft', async () => {
    const here = await school();
    const phone = (await here.member('Ветрова Ирина Павловна', 'curator', channel))[channel];
    await phone.forges('q.file');
    await phone.sends(Buffer.from('%PDF-1.4 вопросы'), 'анкета.pdf');
    expect(phone.sees()).toShow('Здесь нужна таблица Excel (.xlsx)');
    await phone.forges('q.blank');
    await phone.says('Пустая');
    await phone.presses('Пропустить');
    expect(await phone.presses('К анкете')).toShow('Что поправить до публикации', 'нет ни одного вопроса');
    expect(phone.sees().buttons).not.toContain('Опубликовать');
    const [draft] = await all(here);
    expect(await phone.forges(`q.published:${draft?.id}`)).toShow('Эту анкету ещё нельзя опубликовать');
    await phone.forges(`q.card:${draft?.id}`);
    await phone.presses('Удалить черновик');
    await phone.presses('Удалить');
    expect(await all(here)).toEqual([]);
    expect(await phone.forges(`q.card:${draft?.id}`)).toShow('Это уже недоступно');
    await here.stop();
  });
});

test('a published questionnaire is changed by nobody: not by an old button, and the database refuses it too', async () => {
  const here = await school();
  const curator = (await here.member('Ветрова Ирина Павловна', 'curator', 'telegram')).telegram;
  const head = (await here.member('Рябинин Олег Сергеевич', 'head', 'vk')).vk;
  await curator.forges('q.copy:closing-mentee.1');
  await curator.presses('Вопросы');
  const list = curator.sees();
  await curator.presses('К анкете');
  await curator.presses('Опубликовать');
  await curator.presses('Опубликовать');
  const [own] = await all(here);
  expect(list).toShow('Вопросов: 5');
  for (const press of ['q.items:ID:0', 'q.text:ID:goal', 'q.move:ID:goal:down', 'q.dropped:ID:goal', 'q.deleted:ID'])
    expect(await curator.forges(press.replace('ID', own?.id ?? ''))).toShow('Опубликованная анкета не меняется');
  expect(await head.forges(`q.card:${own?.id}`)).toShow('опубликована');
  expect(head.sees().buttons).not.toContain('Изменить');
  expect(await head.forges(`q.edit:${own?.id}`)).toShow('Это действие доступно другой роли');
  expect(await all(here)).toEqual([own]);
  await here.stop();
});
