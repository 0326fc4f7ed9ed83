import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { type Member, type School, school } from '../support/school.ts';

const list = (...rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeExcelFile([...rows.map((row) => row.map((value) => ({ value, type: String })))]).toBuffer();

describe('people, through both messengers', () => {
  let home: School;
  let irina: Member;
  beforeAll(async () => {
    home = await school({ now: '2026-11-20T12:00:00+03:00' });
    irina = await home.member('Ветрова Ирина Павловна', 'curator', 'vk', 'telegram');
  });
  afterAll(() => home.stop());

  test('somebody added in VK, where names may go, comes in by the link to Telegram', async () => {
    await irina.vk.says('Люди');
    await irina.vk.presses('Добавить и пригласить');
    await irina.vk.presses('Добавить человека');
    for (const words of ['Лугова', 'Анна', 'Петровна', 'учитель математики']) await irina.vk.says(words);
    await irina.vk.presses('наставник');
    await irina.vk.presses('Готово');
    await irina.vk.presses('Отправить');
    expect(await irina.vk.presses('Пригласить')).toShow('Приглашение: Лугова Анна Петровна', 'Код:');
    expect((await irina.vk.downloads()).subarray(1, 4).toString('latin1')).toBe('PNG');
    const anna = await home.stranger('Лугова', 'telegram', 'vk');
    expect(await anna.telegram.opens(irina.vk.link('Открыть в Telegram'))).toShow('А.\u00a0П.\u00a0Л.', 'Да, это я');
    await anna.telegram.presses('Да, это я');
    expect(await anna.telegram.presses('Даю согласие')).toShow('А.\u00a0П.\u00a0Л.');
    await anna.telegram.says('Мои данные');
    const offer = await anna.telegram.presses('Подключить второй мессенджер');
    await anna.vk.opens(anna.telegram.link('Открыть в VK'));
    expect(offer).toShow('действует 15 минут');
    expect(await anna.vk.presses('Да, это я')).toShow('Подключено: VK');
  });

  test('a list comes in as a file in VK; in Telegram, where names may not go, by a one-time link', async () => {
    await irina.telegram.says('Люди');
    await irina.telegram.presses('Добавить и пригласить');
    const stopped = await irina.telegram.presses('Список из файла');
    expect(stopped).toShow('не передаются', 'Прислать файл по ссылке');
    expect(irina.telegram.link('Прислать файл по ссылке')).toMatch(/\/f\/[\w-]{22}$/);
    await irina.vk.says('Люди');
    await irina.vk.presses('Добавить и пригласить');
    await irina.vk.presses('Список из файла');
    const bytes = await list(
      ['Фамилия', 'Имя', 'Отчество', 'Должность', 'Роль'],
      ['Снегирёв', 'Денис', 'Ильич', 'учитель физики', 'наставляемый'],
      ['Лугова', 'Анна', 'Петровна', '', ''],
      ['', 'Пётр', '', '', ''],
    );
    await irina.vk.sends(bytes, 'люди.xlsx');
    expect(irina.vk.sees()).toShow('Новых: 1, уже есть: 1, с ошибками: 1', 'строка 4: нет фамилии');
    expect(await irina.vk.presses('Добавить: 1')).toShow('Добавлено: 1');
  });

  test('the sheet of invitations goes as a file where names may go, and as a link where they may not', async () => {
    await irina.vk.says('Люди');
    await irina.vk.presses('Добавить и пригласить');
    expect(await irina.vk.presses('Лист приглашений')).toShow('Лист приглашений: 1');
    const sheet = unzipSync(await irina.vk.downloads());
    expect(strFromU8(sheet['word/document.xml'] ?? new Uint8Array())).toContain('Снегирёв Денис Ильич');
    await irina.telegram.says('Люди');
    expect(irina.telegram.sees().text).not.toContain('Снегирёв');
    await irina.telegram.presses('Добавить и пригласить');
    expect(await irina.telegram.presses('Лист приглашений')).toShow('Лист приглашений: 1', 'Получить файл');
    expect(irina.telegram.sees().file).toBeUndefined();
  });

  test('a settings form begun in Telegram is finished in VK', async () => {
    await irina.telegram.says('Настройки');
    await irina.telegram.presses('Изменить');
    expect(irina.telegram.sees()).toShow('проверьте ответы', 'с 20:00 до 08:00');
    await irina.telegram.presses('Изменить ответ');
    await irina.telegram.presses('2. Тихие часы');
    await irina.telegram.presses('Сохранить и продолжить позже');
    await irina.vk.says('Настройки');
    await irina.vk.presses('Изменить');
    await irina.vk.presses('Изменить ответ');
    await irina.vk.presses('2. Тихие часы');
    await irina.vk.says('с 21 до 7');
    expect(await irina.vk.presses('Отправить')).toShow('Тихие часы: с 21:00 до 07:00');
  });

  test('whoever withdraws consent in one messenger is a stranger in both', async () => {
    const oleg = await home.member('Рябинин Олег Сергеевич', 'psychologist', 'telegram', 'vk');
    await oleg.telegram.says('Мои данные');
    await oleg.telegram.presses('Отозвать согласие');
    expect(await oleg.telegram.presses('Отозвать согласие')).toShow('Согласие отозвано');
    expect(await oleg.vk.starts()).toShow('Вход по приглашению');
    expect(await irina.vk.says('Люди')).toShow('Люди: 3');
  });
});
