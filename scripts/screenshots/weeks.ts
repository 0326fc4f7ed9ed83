import { fileURLToPath } from 'node:url';
import type { Desk, Hand } from './desk.ts';

const bankList = fileURLToPath(new URL('../../docs/samples/bank.xlsx', import.meta.url));

interface Cast {
  readonly desk: Desk;
  readonly curator: Hand;
  readonly head: Hand;
  readonly mentor: Hand;
  readonly mentee: Hand;
}

/** What a pair in force and its school do from week to week. */
export async function playWeeks(cast: Cast): Promise<void> {
  await match(cast);
  await announce(cast);
  await meet(cast);
  await help(cast);
  await share(cast);
}

async function match({ curator, head }: Cast): Promise<void> {
  await curator.menu('Банк', 'Наставники: 1');
  await curator.press('Загрузить список', 'Пришлите файл .xlsx');
  await curator.send(bankList, 'Новых: 4');
  await curator.press('Импортировать', 'Загружено.');
  await curator.menu('Банк', 'Наставники: 3');
  await curator.press('На утверждение', 'Ждут утверждения: 4');
  await curator.press('Отправить руководителю', 'Список отправлен руководителю.');
  await head.hears('просит утвердить список');
  await head.press('Открыть список', 'Ждут утверждения: 4');
  await head.press('Утвердить: 4', 'Утверждено: 4');
  await curator.menu('Пары', 'Пары и группы');
  await curator.press('Подбор', 'Подбор наставников');
  await curator.picture('matching', 'folded');
  await curator.press('1', 'Кому: ');
  await curator.picture('matching-one', 'folded');
}

async function announce({ curator, mentee }: Cast): Promise<void> {
  await curator.menu('Встречи с экспертами', 'Впереди встреч нет');
  await curator.press('Объявить', 'Кто ведёт?');
  await curator.say('Калинина Вера', 'О чём встреча?');
  for (const [words, then] of [
    ['Родители: первое собрание', 'Когда начало?'],
    ['23 октября 15:00', 'Где?'],
    ['Кабинет 12', 'Сколько мест?'],
    ['15', 'Кого позвать?'],
  ] as const)
    await curator.say(words, then);
  await curator.press('Для своей школы', 'Как пройдёт?');
  await curator.press('Один общий разговор', 'проверьте ответы');
  await curator.press('Отправить', 'Проверьте и нажмите «Объявить»');
  await curator.press('Объявить', 'Объявлено. Приглашений: ');
  await mentee.hears('Встреча с экспертом');
  await mentee.press('Записаться', 'Место за вами');
  await mentee.picture('session-seat');
  await curator.press('Ссылка для плаката', 'Ссылка на запись');
  await curator.press('Плакат с QR-кодом', 'Плакат.png');
  await curator.picture('session-poster', 'folded');
}

async function meet({ desk, mentor, mentee }: Cast): Promise<void> {
  await mentor.menu('Встречи', 'Встреч впереди нет');
  await mentor.press('Предложить встречу', 'Когда?');
  await mentor.picture('meeting-when');
  await mentor.press('пн 19.10, 15:00', 'Предложение отправлено.');
  await mentee.hears('Предлагают встречу');
  await mentee.picture('meeting-offer');
  await mentee.press('Подходит', 'Встреча назначена.');
  await forward(desk, mentor, 'Встреча состоялась?');
  await mentor.press('Да', 'О чём была встреча?');
  await mentor.press('Самоанализ урока', 'Записано.');
  await mentor.picture('log');
  await mentee.hears('Всё верно?');
  await mentee.picture('log-confirm');
  await mentee.press('Верно', 'Подтверждено. Спасибо.');
}

async function help({ mentor, mentee }: Cast): Promise<void> {
  await mentee.say('Нужна помощь', 'С чем нужна помощь?');
  await mentee.say('Дисциплина', 'Что случилось?');
  await mentee.say('После перемены не могу начать урок: класс шумит минут десять.', 'Когда нужен ответ?');
  await mentee.press('Сегодня', 'Просьба отправлена.');
  await mentee.picture('help-asked');
  await mentor.hears('Просьба о помощи');
  await mentor.press('Беру', 'Просьба за вами.');
  await mentor.say('Добрый день. С чего начинаются первые две минуты?', 'Отправлено.');
  await mentee.hears('С чего начинаются');
  await mentee.press('Ответить', 'Разговор:');
  await mentee.say('Жду тишины у доски', 'Отправлено.');
  await mentor.hears('Жду тишины');
  await mentor.picture('help-mentor', 'folded');
  await mentee.picture('help-mentee', 'folded');
  await mentee.press('Закончить', 'Вам помогает');
}

async function share({ curator, mentor, mentee }: Cast): Promise<void> {
  await mentor.press('Ответить', 'Разговор:');
  await mentor.press('Закончить', 'Вы помогаете');
  await mentor.menu('Практики', 'Практики: 0');
  await mentor.press('Добавить практику', 'О чём она?');
  await mentor.say('Работа с родителями', 'Название');
  await mentor.say('Родители не приходят на собрания', 'В чём была трудность?');
  await mentor.say('На первое собрание пришли пятеро. Звонки не помогали.', 'Что помогло?');
  await mentor.say('Начали с работ детей и закончили за сорок минут. Итоги отправили всем.', 'проверьте ответы');
  await mentor.press('Отправить', 'ждёт утверждения');
  await curator.menu('Практики', 'Практики: 0');
  await curator.press('На утверждении: 1', '1. Родители не приходят');
  await curator.press('1', 'Состояние: на утверждении');
  await curator.press('Утвердить', 'Карточка в библиотеке.');
  await mentee.say('Практики', 'Практики: 1');
  await mentee.press('Найти', 'Что ищете?');
  await mentee.say('как позвать родителей на собрание', 'Нашлось:');
  await mentee.press('1', 'Направление: Работа с родителями');
  await mentee.picture('practice');
}

/** To what is said at that moment, one thing that happens by itself after another. */
async function forward(desk: Desk, hand: Hand, words: string): Promise<void> {
  for (let step = 0; step < 20 && !(await hand.heard(words)); step += 1) await desk.advance('К следующему напоминанию');
  await hand.hears(words);
}
