import { fileURLToPath } from 'node:url';
import type { Desk, Hand } from './desk.ts';

const sample = (name: string): string => fileURLToPath(new URL(`../../docs/samples/${name}`, import.meta.url));
const curatorName = 'Ирина Павловна Ветрова';
const next = 'К следующему напоминанию';

interface Cast {
  readonly desk: Desk;
  readonly curator: Hand;
  readonly curatorInTelegram: Hand;
  readonly head: Hand;
  readonly mentor: Hand;
  readonly mentee: Hand;
}

/** The guide's whole story, in order: every step waits for what the bot must say, so the guide cannot drift from the program. */
export async function playYear(desk: Desk): Promise<void> {
  const cast: Cast = {
    desk,
    curator: desk.phone(curatorName, 'VK'),
    curatorInTelegram: desk.phone(curatorName, 'Telegram'),
    head: desk.phone('Олег Сергеевич Рябинин', 'Telegram'),
    mentor: desk.phone('Анна Петровна Лугова', 'VK'),
    mentee: desk.phone('Денис Ильич Снегирёв', 'Telegram'),
  };
  await enter(cast);
  await prepare(cast);
  await approve(cast);
  await liveOn(cast);
  await report(cast);
  await people(cast);
  await secondMessenger(cast);
}

async function enter({ curator, head, mentor, mentee }: Cast): Promise<void> {
  await curator.begin('Вы — И. П. В.?');
  await curator.press('Да, это я', 'Согласие на обработку персональных данных');
  await curator.picture('consent');
  await curator.press('Даю согласие', 'Согласие записано.');
  await curator.picture('home');
  for (const other of [head, mentor, mentee]) {
    await other.begin('Вы —');
    await other.press('Да, это я', 'Согласие на обработку персональных данных');
    await other.press('Даю согласие', 'Согласие записано.');
  }
}

async function prepare({ curator }: Cast): Promise<void> {
  await curator.menu('Дорожная карта', 'Утверждённой карты пока нет.');
  await curator.send(sample('roadmap.docx'), 'Прочитано мероприятий: 11.');
  await curator.picture('draft');
  await curator.press('Ответить на вопросы: 1', 'Какой срок поставить?');
  await curator.picture('question');
  await curator.say('до 20 апреля', 'Прочитано мероприятий: 11. Со сроками: 7');
  await curator.press('Ответственные', 'так бот понял столбец');
  await curator.picture('assignees');
  await curator.press('Всё верно', 'Прочитано мероприятий');
}

async function approve({ curator, head }: Cast): Promise<void> {
  await curator.press('Отправить на утверждение', 'Карта отправлена на утверждение.');
  await head.hears('Дорожная карта на утверждение');
  await head.picture('approval');
  await head.press('Утвердить', 'Номер приказа?');
  await head.say('15-од от 24.08.2026', 'Дорожная карта утверждена.');
  await curator.hears('Дорожная карта утверждена.');
  await head.picture('approved');
  await curator.menu('План года', 'План на август 2026');
  await curator.press('сентябрь 2026 г.', 'План на сентябрь 2026');
  await curator.picture('plan');
}

async function liveOn({ desk, curator, head, mentor }: Cast): Promise<void> {
  await desk.advance(next);
  await desk.advance(next);
  await curator.hears('Дорожная карта ·');
  await curator.picture('digest');
  await desk.page('sandbox', [`${curatorName}, VK`]);
  await curator.press('1. Закрыть', 'Какой результат?');
  await curator.picture('close');
  await curator.say('Банк собран, наставляемых: 4. Протокол № 2', 'Этап закрыт.');
  await curator.picture('closed');
  await head.hears('Дорожная карта');
  await mentor.menu('Мои дела', 'Мои дела:');
  await mentor.picture('mentor');
}

async function report({ curator }: Cast): Promise<void> {
  await curator.menu('Дорожная карта', 'утверждена');
  await curator.press('Отчёт', 'Отчёт о дорожной карте на');
  await curator.picture('report');
  await curator.menu('Настройки', 'Настройки: ');
  await curator.picture('settings');
}

async function people({ curator }: Cast): Promise<void> {
  await curator.menu('Люди', 'Люди: 5');
  await curator.picture('people');
  await curator.press('Добавить и пригласить', 'Людей можно добавить');
  await curator.press('Список из файла', 'Пришлите файл .xlsx');
  await curator.send(sample('people.xlsx'), 'ничего ещё не записано');
  await curator.picture('list');
  await curator.press('Добавить: 6', 'Добавлено: 6');
  await curator.press('Лист приглашений', 'Лист приглашений: 7');
  await curator.picture('sheet');
}

async function secondMessenger({ desk, curator, curatorInTelegram }: Cast): Promise<void> {
  await curator.menu('Мои данные', 'Мессенджеры: VK');
  await curator.picture('my-data');
  await curator.press('Подключить второй мессенджер', 'отправьте ему там код');
  void curatorInTelegram;
  void desk;
}
