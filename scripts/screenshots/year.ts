import { fileURLToPath } from 'node:url';
import type { Desk, Hand } from './desk.ts';
import { playPairs } from './pairs.ts';
import { playProgramme } from './programme.ts';
import { playWeeks } from './weeks.ts';

const sample = (name: string): string => fileURLToPath(new URL(`../../docs/samples/${name}`, import.meta.url));
const curatorName = 'Ирина Павловна Ветрова';

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
  await playPairs(cast);
  await report(cast);
  await people(cast);
  await secondMessenger(cast);
  await playWeeks(cast);
  await playProgramme(cast);
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

async function liveOn({ desk, curator, mentor }: Cast): Promise<void> {
  await forward(desk, curator, '4 сентября 2026');
  await curator.picture('digest');
  await curator.press('Подробнее', 'Чек-лист, отмечено: 0 из 2');
  await curator.picture('card');
  await curator.press('Перенести срок', 'До какого дня перенести?');
  await curator.say('25 сентября', 'Почему?');
  await curator.say('ждём ответы двух педагогов', 'Срок перенесён');
  await curator.press('Карточка', 'По карте было');
  await curator.press('Закрыть', 'Какой результат?');
  await curator.picture('close');
  await curator.say('Банк собран, наставляемых: 4. Протокол № 2', 'Что опубликовать');
  await curator.picture('closed');
  await curator.press('Не требуется', 'публикация не требуется');
  await forward(desk, mentor, '16 октября 2026');
  await mentor.picture('mentor');
  await mentor.press('Закрыть', 'Какой результат?');
  await mentor.say('Встреч: 3, уроков посещено: 2', 'Этап закрыт.');
  await curator.hears('Что опубликовать');
  await desk.page('sandbox', `${curatorName}, VK`);
}

/** To the digest of that day, one reminder after another. */
async function forward(desk: Desk, hand: Hand, day: string): Promise<void> {
  for (let step = 0; step < 20 && !(await hand.heard(day)); step += 1) await desk.advance('К следующему напоминанию');
  await hand.hears(day);
}

async function report({ curator }: Cast): Promise<void> {
  await curator.menu('Дорожная карта', 'утверждена');
  await curator.press('Отчёт', 'Отчёт о дорожной карте на');
  await curator.picture('report');
  await curator.press('Word (.docx)', '.docx');
  await curator.menu('Дорожная карта', 'утверждена');
  await curator.press('Этапы', '1. Подготовка условий');
  await curator.press('Дальше (1 из 3)', 'Индивидуальные консультации');
  await curator.press('8', 'Срок: по запросу');
  await curator.press('Зарегистрировать запрос', 'От кого запрос и о чём?');
  await curator.say('молодой учитель физики: дисциплина на уроке', 'К какому дню нужен ответ?');
  await curator.picture('request');
  await curator.press('Назад', 'От кого запрос и о чём?');
  await curator.say('/cancel', '');
  await curator.menu('Настройки', 'Настройки: ');
  await curator.picture('settings');
}

async function people({ curator }: Cast): Promise<void> {
  await curator.menu('Люди', 'Люди: 5');
  await curator.picture('people');
  await curator.press('Добавить и пригласить', 'Людей можно добавить');
  await curator.press('Список из файла', 'Пришлите файл .xlsx');
  await curator.send(sample('people.xlsx'), 'ничего ещё не записано');
  await curator.press('Добавить: 6', 'Добавлено: 6');
  await curator.press('Лист приглашений', 'Лист приглашений: 7');
  await curator.picture('sheet');
  await curator.menu('Люди', 'Люди: 11');
  await curator.press('2', 'Приглашение');
  await curator.press('Новое приглашение', 'Код: ');
  await curator.picture('invitation');
}

async function secondMessenger({ desk, curator, curatorInTelegram }: Cast): Promise<void> {
  await curator.menu('Мои данные', 'Мессенджеры: VK');
  await curator.picture('my-data');
  await curator.press('Подключить второй мессенджер', 'отправьте ему там код');
  await curatorInTelegram.begin('Вход по приглашению');
  await curatorInTelegram.say(await curator.code(), 'Вы —');
  await curatorInTelegram.press('Да, это я', 'Подключено: Telegram.');
  await curatorInTelegram.send(sample('roadmap-with-a-surname.docx'), 'полные имена в Telegram не передаются');
  await curatorInTelegram.picture('names');
  const page = await curatorInTelegram.link('Прислать файл по ссылке');
  await desk.elsewhere('one-time-link', page, sample('roadmap-with-a-surname.docx'));
  await curatorInTelegram.hears('Прочитано мероприятий: 11.');
  await curatorInTelegram.press('Что изменилось', 'Что изменится после утверждения');
}
